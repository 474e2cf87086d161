//! The table of everything that `check` reports. Every diagnostic and every finding names a row of it, and
//! `docs/checks.md` is generated from it.

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Severity {
    /// `check` exits 2.
    #[default]
    Error,
    /// `check --deny warnings` exits 2.
    Warning,
}

impl Severity {
    /// Its name in messages and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Defines [`Rule`], the list of its variants, and the code, severity and texts of each, from one table.
macro_rules! rules {
    ($($name:ident $code:literal $severity:ident $means:literal $help:literal)*) => {
        /// A rule that a catalogue can break: one row of the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Rule {
            $(#[doc = $means] $name,)*
        }

        impl Rule {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// A short name that never changes.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Whether breaking it is an error.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What it means.
            pub const fn means(self) -> &'static str {
                match self { $(Self::$name => $means),* }
            }

            /// What to do about it. The help of a diagnostic is often more specific.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help),* }
            }
        }
    };
}

rules! {
    Unreadable "unreadable" Error
        "The file cannot be read: it does not exist, you may not open it, or it is not UTF-8."
        "check the path and the permissions, and save the file as UTF-8"
    Syntax "syntax" Error
        "The file is not valid YAML: a quote or bracket is not closed, a line has the wrong indent, or a text with `: ` in it has no quotes."
        "look for a quote, a bracket, an indent or an unusual character at the caret or in the line before it"
    UnknownKey "unknown-key" Error
        "This key does not exist here."
        "correct the spelling, or remove the key"
    MissingKey "missing-key" Error
        "A required key is missing."
        "add the key"
    DuplicateKey "duplicate-key" Error
        "A map has the same key twice. Most YAML readers would silently drop one of the two."
        "remove one of the two"
    WrongType "wrong-type" Error
        "A value has the wrong type: text instead of a number or a list, a number in quotes, or a word that is not allowed here."
        "write the value as the message says"
    UnknownId "unknown-id" Error
        "A reference to something that does not exist: an option, a reason, a question, a choice, a source or a verdict."
        "correct the id, or add what it refers to"
    Duplicate "duplicate" Error
        "Two items of the same kind have the same id, or a list names an item twice."
        "rename or remove one of the two"
    BadId "bad-id" Error
        "An id is not allowed: it contains something other than lowercase letters, digits and `_`, does not begin with a letter, is too long, or is a word that YAML reads as a value (`no`) or that names a verdict (`both`)."
        "choose another id"
    LaterQuestion "later-question" Error
        "A `when` refers to its own question or to a later one, which has no answer yet."
        "refer to an earlier question, or move that question up"
    Limit "limit" Error
        "A number is out of range, or a list is too short or too long."
        "write a number in the range, or add or remove items"
    Conflict "conflict" Error
        "Two things contradict each other, such as `max` on a question that takes one choice."
        "remove one of the two"
    CaseFails "case-fails" Error
        "A worked case ends in a different verdict than it expects."
        "change the answers, the points or the expected verdict"
    Unfair "unfair" Error
        "With random answers, one option wins more often than another, by more than `fairness` allows."
        "change the points until neither option is favoured, or raise `tolerance`"
    SeemsUnfair "seems-unfair" Warning
        "The same as `unfair`, but estimated from a sample, and by more than the sample can be wrong."
        "change the points until neither option is favoured, or raise `tolerance`"
    UnevenShares "uneven-shares" Warning
        "With random answers, one option wins more than three times as often as another, and no `fairness` is declared."
        "change the points until the options win more evenly, or declare in `fairness` how far their shares may differ"
    AlwaysRuledOut "always-ruled-out" Warning
        "Every complete set of answers rules the option out, so it can never win."
        "remove a `rules_out`, or the option"
    RedundantExclusion "redundant-exclusion" Warning
        "A `rules_out` changes nothing: whoever is asked the question has ruled the option out before."
        "remove this `rules_out`, or the earlier one"
    UnsourcedExclusion "unsourced-exclusion" Warning
        "A `rules_out` has no source. It overrides all points, so readers must be able to check it."
        "write `{ why: ..., source: [...] }`"
    NeverShown "never-shown" Warning
        "A `when` can never be true, so nobody is ever asked the question. The `when` of every question it refers to must be true as well."
        "change the `when`, or remove the question"
    AlwaysHolds "always-holds" Warning
        "A `when` is true for every answer to the questions it refers to. It only hides the question from people who answer \"not sure\"."
        "remove the `when`, or list only the choices that matter"
    AlreadyHolds "already-holds" Warning
        "A condition of a `when` is redundant: it is true whenever the other conditions are."
        "remove the condition, or list only the choices that matter"
    NeverChosen "never-chosen" Warning
        "A `when` lists a choice that nobody who gets this far can have picked."
        "remove the choice from the `when`, or change the condition that rules it out"
    DecidesNothing "decides-nothing" Warning
        "Every answer to a question gives each option the same points, and no `when` refers to it."
        "give its choices different points, or remove it: every question costs people time"
    SamePoints "same-points" Warning
        "Two choices of a question give the same points, and no `when` treats them differently, so it makes no difference which one somebody picks."
        "merge the two, or give them different points"
    SameLabel "same-label" Warning
        "Two choices of a question have the same label."
        "change one of the labels, so that people can tell the choices apart"
    SameTitle "same-title" Warning
        "Two options have the same name, or two reasons or two questions have the same title."
        "change one of the two, so that people can tell them apart"
    CommentInText "comment-in-text" Warning
        "A text without quotes is followed by ` #`. YAML reads the rest of the line as a comment, so nobody sees it."
        "put the whole text in quotes, or move the comment to a line of its own"
    CurlyQuotes "curly-quotes" Warning
        "A text begins and ends with typographic quotes. YAML only knows straight ones, so these are shown as part of the text."
        "use straight quotes (`\"`), or none"
    LongQuestion "long-question" Warning
        "The title of a question is wider than 60 columns and takes more than one line."
        "shorten the title; details belong in `help`"
    LongTopic "long-topic" Warning
        "The topic of a question is wider than 16 columns and takes too much room beside the answers."
        "use one or two short words"
    LongLabel "long-label" Warning
        "The label of a choice is wider than 30 columns and leaves too little room for the hint beside it."
        "shorten the label; details belong in `help`"
    LongHint "long-hint" Warning
        "The help of a choice is wider than 50 columns and does not fit beside the label."
        "shorten the help"
    ManyChoices "many-choices" Warning
        "A question has more than nine choices. The keys 1 to 9 only select the first nine."
        "merge some choices, or split the question in two"
    WordyQuestion "wordy-question" Warning
        "A question has more than 130 words in its title, topic, help, why and choices together."
        "remove what people do not need to answer it"
    WordyPath "wordy-path" Warning
        "One person may have to read more than 1,450 words, or more than 470 in titles and labels alone. Questions that exclude each other are not counted together."
        "shorten the texts, or ask each person fewer questions"
    MaxOne "max-one" Warning
        "A question of type `many` takes at most one choice."
        "remove `type: many` and add a choice such as \"None of these\", or raise `max`"
    ReasonNotAsked "reason-not-asked" Warning
        "No choice that anybody can reach gives points to a reason."
        "give it points in some choice, or remove it"
    ReasonSupportsNothing "reason-supports-nothing" Warning
        "A reason supports no option, so its points have no effect."
        "list under `supports` the options it is a reason for, or remove it"
    OptionWithoutReason "option-without-reason" Warning
        "No reason supports an option, so it can never win."
        "add a reason for it, or remove it"
    NeverAhead "never-ahead" Warning
        "An option has reasons but can never win, whatever the answers are."
        "give its reasons more points, or remove it"
    NeverClear "never-clear" Warning
        "An option can win, but never clearly: no answers give it a lead of a third."
        "give its reasons more points, or lower `neutral`"
    NeverBoth "never-both" Warning
        "The catalogue has a text for the verdict \"both\", but no answers lead to it: the two options never have strong reasons at the same time, or one of them always wins. Only checked for two options, and only if no worked case expects this verdict."
        "remove `both`, or change the points so that both options can have strong reasons"
    NeverBalanced "never-balanced" Warning
        "Every complete set of answers has a single winner."
        "check the points: some answers should leave it open"
    Lopsided "lopsided" Warning
        "One option can get more than twice as many points as another."
        "give the weaker option more points, or ask more about its reasons"
    EmptyText "empty-text" Warning
        "A text that people read is empty."
        "write the text"
    EmptyCell "empty-cell" Warning
        "A row of the comparison has no text for an option."
        "add the cell"
    SourceNotCited "source-not-cited" Warning
        "Nothing cites a source."
        "cite it, or remove it"
    SourceMissing "source-missing" Warning
        "A reason, a question, a comparison row or an FAQ entry cites no source, but others do."
        "cite a source; for your own judgement, add a source that says so"
    CaseHidden "case-hidden" Warning
        "A worked case answers a question that it is never asked."
        "remove the answer; it has no effect"
    CaseOpen "case-open" Warning
        "A worked case does not answer a question that it is asked."
        "add an answer, or list the question under `not_sure`"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_words() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            let code = rule.code();
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
            assert!(Rule::ALL[..index].iter().all(|other| other.code() != code), "duplicate {code}");
        }
    }

    #[test]
    fn meanings_are_sentences_and_helps_are_clauses() {
        for rule in Rule::ALL {
            let (means, help) = (rule.means(), rule.help());
            assert!(means.ends_with('.') && means.starts_with(|c: char| c.is_uppercase()), "{means}");
            assert!(!help.ends_with('.') && !help.starts_with(|c: char| c.is_uppercase()), "{help}");
            assert!(!means.contains('!') && !help.contains('!'), "{means} {help}");
        }
    }
}
