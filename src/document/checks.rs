//! The one table of all that can be wrong with, or doubtful in, a catalogue.
//!
//! Faults and findings name a row of it, so there is no code that is not in it; `docs/checks.md` is written from it.

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Wrong: `check` exits 2.
    Error,
    /// Doubtful: `check --deny warnings` exits 2.
    Warning,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Makes the enum, the list of its variants, and what each carries, of one table.
macro_rules! checks {
    ($($name:ident $code:literal $level:ident $means:literal $help:literal)*) => {
        /// What a catalogue is checked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Check {
            $(#[doc = $means] $name,)*
        }

        impl Check {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// A short, stable word for it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn level(self) -> Level {
                match self { $(Self::$name => Level::$level),* }
            }

            /// What it means.
            #[must_use]
            pub const fn means(self) -> &'static str {
                match self { $(Self::$name => $means),* }
            }

            /// What to do about it. A fault may say it more exactly: see [`super::Problem::help`].
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help),* }
            }
        }
    };
}

checks! {
    Unreadable "unreadable" Error
        "The file cannot be read: it is not there, it may not be opened, or it is not UTF-8."
        "check the path, who may read it, and that it was saved as UTF-8"
    Syntax "syntax" Error
        "The text is not YAML: a tab in an indent, a quote or a bracket that is never closed, a `: ` in a text without quotes."
        "look for a quote, a bracket, an indent or an unusual character at the caret or in the line before it"
    UnknownKey "unknown-key" Error
        "There is no such key at this place."
        "write the key that was meant, or take it out"
    MissingKey "missing-key" Error
        "A key that is required is missing."
        "add it"
    DuplicateKey "duplicate-key" Error
        "A map has the same key twice. YAML readers would keep one of the two in silence."
        "keep one of the two"
    WrongType "wrong-type" Error
        "A value is of another type: a text where a number or a list must stand, a number in quotes, a word that is not one of those possible."
        "write it as the message says"
    UnknownId "unknown-id" Error
        "Something is named that does not exist: an option, a reason, a question, a choice, a source, a verdict."
        "write the id of one that exists, or add what was meant"
    Duplicate "duplicate" Error
        "Two things of one kind have the same id, or one list names a thing twice."
        "give the second another id, or take it out"
    BadId "bad-id" Error
        "An id has other characters than small letters, digits and `_`, is too long, or is a word that YAML takes for a value (`no`) or that stands for a verdict (`both`)."
        "take another word"
    LaterQuestion "later-question" Error
        "A `when` names its own question or a later one, which is not answered yet when it is decided whether to ask."
        "name a question that stands before it, or move that question up"
    Limit "limit" Error
        "A number or a count is out of bounds."
        "write a number within the bounds, or take something out"
    Conflict "conflict" Error
        "Two things do not go together, such as `max` and a question that takes one choice."
        "take one of the two out"
    CaseFails "case-fails" Error
        "A worked case comes to another verdict than it expects."
        "change the answers, the points or what is expected until they agree"
    Unfair "unfair" Error
        "The catalogue declares a fairness, and under random answering the two sides are ahead in shares that differ by more."
        "change the points until neither side is favoured, or the tolerance if it should be"
    SeemsUnfair "seems-unfair" Warning
        "The same, by an estimate: too much depends on each other here for the shares to be worked out exactly."
        "change the points until neither side is favoured, or the tolerance if it should be"
    FairnessUnknown "fairness-unknown" Warning
        "A fairness is declared, and there are three options or more: it is only measured between two."
        "take `fairness` out"
    NeverShown "never-shown" Warning
        "A `when` can never hold, so nobody can reach the question or its choices. The questions it names have a `when` of their own, which must hold too."
        "the choices it names exclude each other, or there are none: change them, or take the question out"
    AlwaysHolds "always-holds" Warning
        "A `when` holds whenever the questions it names are asked, whatever is answered. It only hides the question from one who is not sure."
        "take the `when` out, or name the choices that matter"
    AlreadyHolds "already-holds" Warning
        "A condition of a `when` holds wherever its other conditions do, so it says nothing."
        "take the condition out, or name the choices that matter"
    NeverChosen "never-chosen" Warning
        "A `when` names a choice that nobody who could be asked the question can have taken."
        "take the choice out of the `when`, or change what excludes it"
    DecidesNothing "decides-nothing" Warning
        "Every answer to a question adds the same to each option, and no `when` names it."
        "give its choices different points, or take it out: every question costs the person time"
    SamePoints "same-points" Warning
        "Two choices of a question with one answer give the same points and no `when` names one without the other: the model cannot tell them apart."
        "nothing tells them apart: make them one, or give them different points"
    SameLabel "same-label" Warning
        "Two choices of one question have the same label."
        "a person cannot tell them apart: change one label"
    LongQuestion "long-question" Warning
        "The title of a question is wider than 60 columns, so it takes more than a line."
        "ask it in fewer words; what helps to answer goes under `help`"
    LongTopic "long-topic" Warning
        "The topic of a question is wider than 16 columns, so it takes too much room beside the answers."
        "write one or two shorter words"
    LongLabel "long-label" Warning
        "The label of a choice is wider than 30 columns, so it leaves too little room for the hint beside it."
        "write a shorter one, and the rest under `help`"
    LongHint "long-hint" Warning
        "The help of a choice is wider than 50 columns, so it does not fit beside the label."
        "write fewer words"
    ManyChoices "many-choices" Warning
        "A question has more than nine choices. The digits 1 to 9 select the first nine; to the others one has to move."
        "put choices together, or ask in two questions"
    WordyQuestion "wordy-question" Warning
        "The title, topic, help and why of a question and the labels and help of its choices have more than 130 words together."
        "take out what is not needed to answer"
    WordyPath "wordy-path" Warning
        "What one person can be asked at most has more than 1,450 words, or more than 470 in its titles and labels alone. Which questions exclude each other is taken into account."
        "shorten texts, or ask fewer questions of the same person"
    MaxOne "max-one" Warning
        "A question that takes many choices takes at most one."
        "leave `type: many` out and add a choice for none of these, or raise `max`"
    ReasonNotAsked "reason-not-asked" Warning
        "Nothing feeds a reason: no choice that anybody can reach gives it points."
        "ask about it, or take it out"
    ReasonSupportsNothing "reason-supports-nothing" Warning
        "A reason supports no option, so its points count for nothing."
        "say under `supports` which options it speaks for, or take it out"
    OptionWithoutReason "option-without-reason" Warning
        "No reason supports an option, so it can never be ahead."
        "give it a reason, or take it out"
    NeverAhead "never-ahead" Warning
        "An option has reasons and can never win: no answers put it ahead."
        "give its reasons more points, or take it out"
    NeverClear "never-clear" Warning
        "An option can be ahead and never clearly: no answers give it a lead of a third."
        "give its reasons more points, or lower `neutral`"
    NeverBoth "never-both" Warning
        "The catalogue has words for the verdict \"both\", and no answers can come to it: some side is never strongly called for, or somebody is always ahead. Told between two options, and not where a worked case expects it."
        "take `both` out, or give points so that each side can be called for at once"
    NeverBalanced "never-balanced" Warning
        "Every complete set of answers puts somebody ahead."
        "check the points: some answers should leave it open"
    Lopsided "lopsided" Warning
        "The most that one option can get is more than twice the most that another can."
        "give the smaller side more points, or ask more about what speaks for it"
    EmptyText "empty-text" Warning
        "A text that people read is empty."
        "write what a person should read here"
    EmptyCell "empty-cell" Warning
        "A row of the comparison says nothing about an option."
        "add its cell, so that they can be compared"
    SourceNotCited "source-not-cited" Warning
        "Nothing cites a source."
        "cite it where it is used, or take it out"
    SourceMissing "source-missing" Warning
        "Others cite what they rest on, and this reason, question, row or frequent question does not."
        "cite what it rests on; for your own judgement, declare a source that says so"
    CaseHidden "case-hidden" Warning
        "A worked case answers a question that it would not be asked."
        "take the answer out: it does not count"
    CaseOpen "case-open" Warning
        "A worked case does not answer a question that it would be asked."
        "answer it, or list it under `not_sure`"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_words_that_stand_once() {
        for (at, check) in Check::ALL.iter().enumerate() {
            let code = check.code();
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
            assert!(Check::ALL[..at].iter().all(|other| other.code() != code), "{code} stands twice");
        }
    }

    #[test]
    fn each_says_what_it_means_in_sentences_and_what_to_do_in_a_clause() {
        for check in Check::ALL {
            let (means, help) = (check.means(), check.help());
            assert!(means.ends_with('.') && means.starts_with(|c: char| c.is_uppercase()), "{means}");
            assert!(!help.ends_with('.') && !help.starts_with(|c: char| c.is_uppercase()), "{help}");
            assert!(!means.contains('!') && !help.contains('!'), "{means} {help}");
        }
    }
}
