//! What holds for any keys. `tests/screen/fuzzing` has what holds at any size.

use crate::{
    any_key::any_key,
    script::{DARK, Memory, Played, Step, built_in, session, three},
};
use proptest::prelude::*;
use whichone::{
    catalogue::Catalogue,
    tui::{
        event::Key,
        keymap::{self, Binding, Context, bindings},
    },
};

/// The size at which the footer has room for all that is offered.
const WIDE: (u16, u16) = (160, 45);

/// After `keys`, and a key that means nothing, which takes away what the last one said.
fn pressed<'c>(catalogue: &'c Catalogue, keys: &[Key]) -> Played<'c> {
    let mut played = Played::new(session(catalogue, DARK), WIDE, Memory::default());
    let meaningless = Key::Char('\u{0}');
    // In help and in text fields every key means something.
    let takes_any = |context| matches!(context, Context::Text | Context::Field);
    for key in keys {
        played.send(&[Step::Key(*key)]);
    }
    if !takes_any(played.app.context()) {
        played.send(&[Step::Key(meaningless)]);
    }
    played
}

/// What the footer offers: the names of the keys, as they stand there.
fn offered(played: &Played) -> Vec<String> {
    let text = played.text();
    let footer = text.lines().rfind(|line| line.contains("help") || !line.is_empty()).unwrap_or_default();
    let hints = footer.split("  ").map(str::trim).filter(|hint| !hint.is_empty());
    hints.map(|hint| hint.split(' ').next().unwrap().to_owned()).collect()
}

/// The keys that are named so in the footer.
fn named(name: &str) -> Vec<Key> {
    if let Some((first, last)) = name.split_once('-').and_then(|(a, b)| Some((a.chars().next()?, b.chars().next()?))) {
        return (first..=last).map(Key::Char).collect();
    }
    let sign = |c| match c {
        '↑' => Key::Up,
        '↓' => Key::Down,
        '←' => Key::Left,
        '→' => Key::Right,
        c => Key::Char(c),
    };
    match name {
        "Enter" => vec![Key::Enter],
        "Esc" => vec![Key::Esc],
        "Tab" => vec![Key::Tab],
        "Space" => vec![Key::Char(' ')],
        signs => signs.chars().map(sign).collect(),
    }
}

fn binding(context: Context, key: Key) -> Option<&'static Binding> {
    bindings(context).find(|binding| binding.keys.iter().any(|(bound, _)| *bound == key))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_footer_offers_does_something(keys in prop::collection::vec(any_key(), 0..24)) {
        let catalogue = built_in();
        let played = pressed(&catalogue, &keys);
        prop_assume!(played.exit.is_none());
        let text = played.text();
        let offered = offered(&played);
        prop_assert!(!offered.is_empty(), "{text}");
        for name in offered {
            let does = |key: Key| {
                let mut after = pressed(&catalogue, &keys);
                let draws = after.draws;
                after.send(&[Step::Key(key)]);
                after.exit.is_some() || after.draws > draws
            };
            prop_assert!(named(&name).into_iter().any(does), "{name} does nothing:\n{text}");
        }
    }

    #[test]
    fn key_that_is_not_offered_changes_nothing(keys in prop::collection::vec(any_key(), 0..24), next in any_key()) {
        let catalogue = three();
        let mut played = pressed(&catalogue, &keys);
        let context = played.app.context();
        prop_assume!(played.exit.is_none() && !matches!(context, Context::Text | Context::Field));
        let names: Vec<Key> = offered(&played).iter().flat_map(|name| named(name)).collect();
        let bound = binding(context, next);
        // All keys of a row do what the offered one does, but each digit picks something of its own.
        let is_offered = bound.is_some_and(|row| {
            let one_by_one = matches!(next, Key::Char('0'..='9'));
            row.keys.iter().any(|(key, _)| names.contains(key) && (!one_by_one || *key == next))
        });
        // Rows that the footer never names; info and the verdict, which it names where they are of most use.
        let is_silent = bound.is_some_and(|row| row.footer.is_empty()) || "iv".chars().any(|c| next == Key::Char(c));
        // Esc on the result goes where `r` goes, which the footer names.
        let is_silent = is_silent || context == Context::Result && matches!(next, Key::Esc | Key::Backspace);
        if !is_offered && !is_silent {
            let before = (played.quiz().responses().clone(), played.quiz().stage(), played.draws, played.text());
            played.send(&[Step::Key(next)]);
            prop_assert_eq!(played.quiz().responses(), &before.0, "{:?} on\n{}", next, before.3);
            prop_assert_eq!(played.quiz().stage(), before.1, "{:?} on\n{}", next, before.3);
            prop_assert_eq!(&played.exit, &None);
            if keymap::action(context, next).is_none() {
                prop_assert_eq!(played.draws, before.2, "{:?} on\n{}", next, before.3);
            }
        }
    }
}
