-- Why a digest is suspended is a word of bot/model/deliveries: SuspendReason, not a sentence.
UPDATE subscriptions SET suspended = CASE suspended
    WHEN 'the desk is not on this server' THEN 'away'
    WHEN 'the channel is gone' THEN 'channel_gone'
    ELSE 'forbidden'
END WHERE suspended IS NOT NULL;
