//! What holds for any keys; `tests/fuzzing` has what holds at any size.

use proptest::prelude::*;
use whichone::{
    catalogue::Catalogue,
    quiz::{Order, Quiz},
    sheet::Opening,
    tui::{
        App,
        input::Key,
        keymap::{Binding, Place, at, resolve},
    },
};

use crate::{
    any_key::any_key,
    script::{COLOUR, built_in, three},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

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
