"""Korean particles take the form that the last sound of the word before them requires."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.lang.particles import FORMS, particle_after
from tests.fakes.tables import table


@table(
    ("word", "forms"),
    [
        ("북한", "은 이 을 과 으로"),
        ("한강뉴스", "는 가 를 와 로"),
        ("서울", "은 이 을 과 로"),
        ("화성-19", "는 가 를 와 로"),
        ("기사 10", "은 이 을 과 으로"),
        ("2027", "은 이 을 과 로"),
        ("**김정은**", "은 이 을 과 으로"),
        ("[한강뉴스](https://a.example/b_(c))", "는 가 를 와 로"),
        ("`Asia/Tokyo`", "는 가 를 와 로"),
        ("“Han River Daily”", "는 가 를 와 로"),
        ("NHK", "는 가 를 와 로"),
        ("KCTM", "은 이 을 과 으로"),
        ("Han River Post", "는 가 를 와 로"),
        ("Meridian Wire", "는 가 를 와 로"),
        ("Korea Herald", "는 가 를 와 로"),
        ("Policy Desk", "는 가 를 와 로"),
        ("Namsan Broadcasting", "은 이 을 과 으로"),
        ("The Atlantic", "은 이 을 과 으로"),
        ("Aleksandar Vucic", "은(는) 이(가) 을(를) 과(와) (으)로"),
        # what French does not pronounce
        ("Paris", "는 가 를 와 로"),
        ("Emmanuel Macron", "은 이 을 과 으로"),
        ("Renault", "는 가 를 와 로"),
        ("Bordeaux", "는 가 를 와 로"),
        ("Cannes", "은 이 을 과 으로"),
        ("Johannes", "는 가 를 와 로"),
        ("Didier Deschamps", "은 이 을 과 으로"),
        ("François Mitterrand", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("Saint Laurent", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("The Independent", "는 가 를 와 로"),
        ("Le Mans", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("DuPont", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("Bruxelles", "은(는) 이(가) 을(를) 과(와) (으)로"),
        # letters with accents
        ("Alain Juppé", "는 가 를 와 로"),
        ("Juppe\u0301", "는 가 를 와 로"),
        ("João", "은 이 을 과 으로"),
        ("Orbán", "은 이 을 과 으로"),
        ("Vučić", "은(는) 이(가) 을(를) 과(와) (으)로"),
        # other languages, and abbreviations that are read as words
        ("Ho Chi Minh", "은 이 을 과 으로"),
        ("APEC", "은 이 을 과 으로"),
        ("KOSDAQ", "은 이 을 과 으로"),
        ("NATO", "는 가 를 와 로"),
        ("Choe", "는 가 를 와 로"),
        ("New York", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("The Diplomat", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("", "은(는) 이(가) 을(를) 과(와) (으)로"),
        ("中央", "은(는) 이(가) 을(를) 과(와) (으)로"),
    ],
)
def test_the_form_after_a_word(word: str, forms: str) -> None:
    assert [particle_after(word, particle) for particle in FORMS] == forms.split()


@given(st.text(max_size=40), st.sampled_from(list(FORMS)))
def test_any_text_gets_a_form(word: str, particle: str) -> None:
    closed, opened = FORMS[particle]
    assert particle_after(word, particle) in {closed, opened, f"{closed}({opened})", "(으)로"}
