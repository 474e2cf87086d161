//! What the targets check. It is kept with the tests, which try the same with fewer inputs.

#[path = "../../tests/screen/fuzzing/catalogue.rs"]
pub mod catalogue;
#[path = "../../tests/screen/fuzzing/keys.rs"]
pub mod keys;
#[path = "../../tests/screen/fuzzing/reading.rs"]
mod reading;
#[path = "../../tests/screen/fuzzing/report.rs"]
pub mod report;
#[allow(dead_code)]
#[path = "../../tests/screen/script.rs"]
mod script;
#[path = "../../tests/screen/fuzzing/answers_file.rs"]
pub mod answers_file;
#[path = "../../tests/screen/fuzzing/assertions.rs"]
mod assertions;
