//! Keys made at random.

use proptest::prelude::*;
use whichone::tui::{event::Key, keymap::BINDINGS};

pub fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = BINDINGS.iter().flat_map(|binding| binding.keys).map(|(key, _)| *key).collect();
    // Ctrl-C ends a run, so it has tests of its own; a few keys mean nothing.
    let bound: Vec<Key> = bound.into_iter().filter(|key| *key != Key::Ctrl('c')).collect();
    prop_oneof![30 => prop::sample::select(bound), 3 => Just(Key::Enter), 1 => any::<char>().prop_map(Key::Char)]
}
