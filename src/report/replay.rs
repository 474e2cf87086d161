//! The command that leads to the same verdict again.

use crate::{quiz::Answer, text::Shell};

use super::Report;

impl Report<'_> {
    /// The command that leads to this verdict again, for a shell. `format` is the value of `--format`; it is left out if
    /// empty.
    pub fn replay(&self, format: &str) -> String {
        self.replay_words(format).join(" ")
    }

    /// The same, word by word, each quoted for a shell.
    pub fn replay_words(&self, format: &str) -> Vec<String> {
        let mut words = vec!["whichone".to_owned(), "report".into()];
        if !self.about.file.is_empty() {
            words.extend(["--catalogue".into(), Shell::NATIVE.word_lossy(&self.about.file)]);
        }
        for line in &self.answers {
            let id = &line.question.id;
            match line.answer {
                Answer::Open => {}
                Answer::NotSure => words.extend(["--not-sure".into(), id.clone()]),
                Answer::Picked(_) => words.extend([
                    "--answer".into(),
                    Shell::NATIVE.word_lossy(&format!("{id}={}", line.choice_ids().join(","))),
                ]),
            }
            if line.is_guess {
                words.extend(["--guess".into(), id.clone()]);
            }
        }
        for (reason, weight) in self.priorities.iter() {
            let id = self.catalogue.reasons.get(reason).map(|reason| &reason.id);
            words.extend(id.into_iter().flat_map(|id| ["--weight".into(), format!("{id}={weight}")]));
        }
        if !self.ranked.is_empty() {
            let reasons = self.ranked.iter().filter_map(|reason| self.catalogue.reasons.get(*reason));
            let ids: Vec<&str> = reasons.map(|reason| reason.id.as_str()).collect();
            words.extend(["--rank".into(), Shell::NATIVE.word_lossy(&ids.join(","))]);
        }
        if !format.is_empty() {
            words.extend(["--format".into(), format.into()]);
        }
        words
    }
}
