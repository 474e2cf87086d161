//! The time when answers were saved, as it is written and as people say it.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The system clock, or one that always shows the same time.
#[derive(Debug, Clone)]
pub struct Clock {
    fixed: Option<Timestamp>,
    /// Whether days are those of UTC, not of the system's time zone. That is slow to look up, so not before it is needed.
    is_utc: bool,
}

impl Clock {
    /// The system clock, in the system's time zone.
    pub const fn system() -> Self {
        Self { fixed: None, is_utc: false }
    }

    /// A clock that always shows this second since 1970; none if that is out of range.
    pub fn fixed(seconds: i64) -> Option<Self> {
        let fixed = Timestamp::from_second(seconds).ok()?;
        Some(Self { fixed: Some(fixed), is_utc: false })
    }

    /// [`Self::fixed`], in UTC.
    pub fn fixed_utc(seconds: i64) -> Option<Self> {
        Some(Self { is_utc: true, ..Self::fixed(seconds)? })
    }

    fn timestamp(&self) -> Timestamp {
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    /// Now in whole seconds, as `2026-11-22T13:00:00Z`.
    pub fn now(&self) -> String {
        let now = self.timestamp();
        Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
    }

    /// A time as people say it: "12 minutes ago", "today at 09:05", "yesterday", "on 2026-11-20". Text that is not a time
    /// is returned as it is.
    pub fn ago(&self, saved: &str) -> String {
        let Ok(then) = saved.parse::<Timestamp>() else {
            return if saved.is_empty() { "at an unknown time".into() } else { saved.into() };
        };
        let seconds = self.timestamp().as_second() - then.as_second();
        let zone = if self.is_utc { TimeZone::UTC } else { TimeZone::system() };
        let (then, now) = (then.to_zoned(zone.clone()), self.timestamp().to_zoned(zone));
        let yesterday = now.date().yesterday().ok();
        match seconds {
            0..60 => "a moment ago".into(),
            60..120 => "a minute ago".into(),
            120..3600 => format!("{} minutes ago", seconds / 60),
            0.. if then.date() == now.date() => format!("today at {}", then.strftime("%H:%M")),
            0.. if Some(then.date()) == yesterday => "yesterday".into(),
            _ => format!("on {}", then.date()),
        }
    }
}

/// Whether `text` is a day, as `2026-11-22`.
pub(crate) fn is_date(text: &str) -> bool {
    text.parse::<Date>().is_ok_and(|date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_worded_by_how_long_ago_they_are() {
        // 2026-11-22T13:00:00Z.
        let clock = Clock::fixed_utc(1_795_352_400).unwrap();
        assert_eq!(clock.now(), "2026-11-22T13:00:00Z");
        for (saved, expected) in [
            ("2026-11-22T13:00:00Z", "a moment ago"),
            ("2026-11-22T12:58:59Z", "a minute ago"),
            ("2026-11-22T12:00:01Z", "59 minutes ago"),
            ("2026-11-22T09:05:00Z", "today at 09:05"),
            ("2026-11-21T23:59:00Z", "yesterday"),
            ("2026-11-20T23:59:00Z", "on 2026-11-20"),
            ("2027-01-01T00:00:00Z", "on 2027-01-01"),
            ("2026-11-22T13:00:01Z", "on 2026-11-22"),
            ("a while back", "a while back"),
            ("", "at an unknown time"),
        ] {
            assert_eq!(clock.ago(saved), expected, "{saved}");
        }
    }
}
