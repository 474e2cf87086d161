//! What a stream of bytes leaves a terminal in: its private modes, its keyboard stack, its colours.

use std::collections::BTreeMap;

/// A control sequence: what follows `ESC [`, with its parameters and its last byte.
struct Sequence<'b> {
    parameters: &'b str,
    last: char,
}

/// Asks for the background.
const ASKS_COLOUR: &[u8] = b"\x1b]11;?";

/// The state that control sequences build up.
#[derive(Debug, Default)]
pub struct Modes {
    /// Each private mode that was ever switched, and whether it was left on.
    private: BTreeMap<u16, bool>,
    /// How many keyboard modes were pushed and not taken back.
    keyboard: i32,
    /// Parameters of every style that was set, one by one.
    styles: Vec<u16>,
    /// Questions to the terminal.
    questions: Vec<String>,
}

impl Modes {
    /// The state after `bytes`.
    pub fn after(bytes: &[u8]) -> Self {
        let asked = bytes.windows(ASKS_COLOUR.len()).filter(|window| *window == ASKS_COLOUR);
        let mut modes = Self { questions: asked.map(|_| "background".to_owned()).collect(), ..Self::default() };
        for sequence in sequences(bytes) {
            modes.take(&sequence);
        }
        modes
    }

    fn take(&mut self, sequence: &Sequence) {
        let Sequence { parameters, last } = *sequence;
        match (parameters.chars().next(), last) {
            (Some('?'), 'h' | 'l') => {
                let modes = numbers(&parameters[1..]);
                self.private.extend(modes.into_iter().map(|mode| (mode, last == 'h')));
            }
            (Some('>'), 'u') => self.keyboard += 1,
            (Some('<'), 'u') => self.keyboard -= 1,
            (Some('?'), 'u') | (_, 'n' | 'c') => self.questions.push(format!("{parameters}{last}")),
            (_, 'm') => self.styles.extend(numbers(parameters)),
            _ => {}
        }
    }

    /// Whether this private mode was ever switched.
    pub fn touched(&self, mode: u16) -> bool {
        self.private.contains_key(&mode)
    }

    /// Whether a style with this parameter was ever sent.
    pub fn styled(&self, parameter: u16) -> bool {
        self.styles.contains(&parameter)
    }

    /// The parameters of styles that set a colour, of the text or behind it.
    pub fn colours(&self) -> Vec<u16> {
        let sets = |parameter: &u16| matches!(parameter, 30..=38 | 40..=48 | 90..=97 | 100..=107);
        self.styles.iter().copied().filter(sets).collect()
    }

    /// Everything that is not as a terminal is when it is new.
    pub fn leftovers(&self) -> Vec<String> {
        // The cursor and the wrapping of lines are on in a new terminal, all else is off.
        let found = |(mode, on): (&u16, &bool)| (*on != matches!(mode, 7 | 25)).then(|| format!("mode {mode}: {on}"));
        let mut left: Vec<String> = self.private.iter().filter_map(found).collect();
        if self.keyboard != 0 {
            left.push(format!("{} keyboard modes", self.keyboard));
        }
        left
    }

    /// What the terminal was asked.
    pub fn questions(&self) -> &[String] {
        &self.questions
    }
}

fn sequences(bytes: &[u8]) -> Vec<Sequence<'_>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some(start) = rest.windows(2).position(|pair| pair == b"\x1b[") {
        rest = &rest[start + 2..];
        let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte));
        let Some(end) = end else { break };
        let parameters = std::str::from_utf8(&rest[..end]).expect("parameters are ASCII");
        found.push(Sequence { parameters, last: char::from(rest[end]) });
        rest = &rest[end + 1..];
    }
    found
}

fn numbers(parameters: &str) -> Vec<u16> {
    parameters.split([';', ':']).map(|number| number.parse().unwrap_or(0)).collect()
}
