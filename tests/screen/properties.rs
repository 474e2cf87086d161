//! What holds for any keys at any size.

use proptest::prelude::*;
use whichone::{
    catalogue::Catalogue,
    quiz::{Order, Quiz},
    sheet::Opening,
    tui::{
        App,
        input::Key,
        keymap::{BINDINGS, Binding, Place, at, resolve},
    },
};

use crate::script::{ASCII, COLOUR, Step, built_in, play_steps, three};

fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = BINDINGS.iter().flat_map(|binding| binding.keys).copied().collect();
    // Leaving ends the run, so it is rarer than the rest; a few keys mean nothing.
    let bound: Vec<Key> = bound.into_iter().filter(|key| *key != Key::Ctrl('c')).collect();
    prop_oneof![30 => prop::sample::select(bound), 3 => Just(Key::Enter), 1 => any::<char>().prop_map(Key::Char)]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_key().prop_map(Step::Key),
        1 => (0_u16..=220, 0_u16..=70).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_at_any_size_do_any_harm(
        size in (0_u16..=220, 0_u16..=70),
        steps in prop::collection::vec(any_step(), 0..60),
        small in any::<bool>(),
    ) {
        let (catalogue, look) = if small { (three(), ASCII) } else { (built_in(), COLOUR) };
        let played = play_steps(&catalogue, look, size, steps);
        prop_assert_eq!(played.app.report().catalogue, &catalogue);
    }

    #[test]
    fn a_key_that_is_not_offered_changes_nothing(keys in prop::collection::vec(any_key(), 0..40), next in any_key()) {
        let catalogue = three();
        let mut app = pressed(&catalogue, &keys);
        app.press(Key::Char('\u{0}')); // Clears the notice.
        let action = resolve(app.place(), next);
        let typed = app.place() == Place::Typing && matches!(next, Key::Char(_));
        if !typed && !action.is_some_and(|action| app.can(action) || action.is_refused_aloud()) {
            let before = app.clone();
            app.press(next);
            prop_assert_eq!(app, before);
        }
    }

    #[test]
    fn what_the_footer_offers_does_something(keys in prop::collection::vec(any_key(), 0..40)) {
        let catalogue = built_in();
        let mut app = pressed(&catalogue, &keys);
        app.press(Key::Char('\u{0}'));
        let offered = |binding: &&Binding| !binding.hint.is_empty() && app.can(binding.action);
        for binding in at(app.place()).filter(offered) {
            let does = binding.keys.iter().any(|key| {
                let mut after = app.clone();
                let effect = after.press(*key);
                after != app || effect != whichone::tui::app::Effect::None
            });
            prop_assert!(does, "{:?}", binding.action);
        }
    }
}

fn pressed<'c>(catalogue: &'c Catalogue, keys: &[Key]) -> App<'c> {
    let mut app = App::new(Quiz::new(catalogue, Order::File), Opening::default(), COLOUR);
    app.resize(80, 24);
    for key in keys {
        app.press(*key);
    }
    app
}
