//! When a sheet was saved, as it is written and as people say it.

use jiff::{Timestamp, tz::TimeZone};

/// The clock that sheets are saved by.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The time it stands at, if it stands.
    stopped: Option<Timestamp>,
    zone: Zone,
}

/// Whose days they are. The zone of the system is looked up once it is needed: that reads all zones there are, and
/// takes as long as the first frame.
#[derive(Debug, Clone, Copy)]
enum Zone {
    System,
    Utc,
}

impl Clock {
    /// The clock of the system, and its time zone.
    pub const fn system() -> Self {
        Self { stopped: None, zone: Zone::System }
    }

    /// The same, stopped at this second since 1970, as `SOURCE_DATE_EPOCH` has it so that the same answers make the same
    /// file; none where that is no time.
    pub fn stopped(seconds: i64) -> Option<Self> {
        let stopped = Timestamp::from_second(seconds).ok()?;
        Some(Self { stopped: Some(stopped), zone: Zone::System })
    }

    /// Stopped at this second since 1970, in UTC.
    pub fn stopped_at(seconds: i64) -> Self {
        Self { stopped: Timestamp::from_second(seconds).ok(), zone: Zone::Utc }
    }

    fn zone(&self) -> TimeZone {
        match self.zone {
            Zone::System => TimeZone::system(),
            Zone::Utc => TimeZone::UTC,
        }
    }

    fn time(&self) -> Timestamp {
        self.stopped.unwrap_or_else(Timestamp::now)
    }

    /// Now, as a sheet has it: `2026-11-22T13:00:00Z`.
    pub fn now(&self) -> String {
        let time = self.time();
        // Whole seconds, and never later than now.
        Timestamp::from_second(time.as_second()).unwrap_or(time).to_string()
    }

    /// `saved` as people say it: "12 minutes ago", "today at 09:05", "yesterday", "on 2026-11-20"; as it is written
    /// where that is no time.
    pub fn ago(&self, saved: &str) -> String {
        let Ok(then) = saved.parse::<Timestamp>() else {
            return if saved.is_empty() { "at an unknown time".into() } else { saved.into() };
        };
        let seconds = self.time().as_second() - then.as_second();
        let zone = self.zone();
        let (then, now) = (then.to_zoned(zone.clone()), self.time().to_zoned(zone));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        // 2026-11-22T13:00:00Z.
        let clock = Clock::stopped_at(1_795_352_400);
        assert_eq!(clock.now(), "2026-11-22T13:00:00Z");
        for (saved, said) in [
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
            assert_eq!(clock.ago(saved), said, "{saved}");
        }
    }
}
