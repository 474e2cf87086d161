//! Figures in a table, with what they are to reach.

/// What a figure is to reach.
#[derive(Clone, Copy)]
pub enum Bound {
    None,
    /// At most this.
    Most(f64),
    /// At most so many times the floor's.
    Ratio(f64),
}

/// A figure.
pub struct Row {
    name: &'static str,
    floor: Option<f64>,
    ours: f64,
    bound: Bound,
}

impl Row {
    pub const fn new(name: &'static str, floor: Option<f64>, ours: f64, bound: Bound) -> Self {
        Self { name, floor, ours, bound }
    }

    fn ratio(&self) -> Option<f64> {
        self.floor.map(|floor| self.ours / floor)
    }

    fn verdict(&self) -> String {
        let (value, most, unit) = match self.bound {
            Bound::None => return String::new(),
            Bound::Most(most) => (self.ours, most, ""),
            Bound::Ratio(most) => (self.ratio().unwrap_or(f64::NAN), most, " times"),
        };
        format!("at most {most}{unit}: {}", if value <= most { "reached" } else { "MISSED" })
    }
}

/// Prints `rows` under `title`.
pub fn print(title: &str, rows: &[Row]) {
    println!("\n{title}\n\n{:<36}{:>10}{:>10}{:>8}  to reach", "", "floor", "whichone", "ratio");
    for row in rows {
        let or_blank = |value: Option<f64>, digits: usize| value.map(|value| format!("{value:.digits$}"));
        let digits = if row.ours < 100.0 && row.ours.fract() != 0.0 { 2 } else { 0 };
        let floor = or_blank(row.floor, digits).unwrap_or_default();
        let ratio = or_blank(row.ratio(), 2).unwrap_or_default();
        println!("{:<36}{floor:>10}{:>10.digits$}{ratio:>8}  {}", row.name, row.ours, row.verdict());
    }
}

/// The value in the middle.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
