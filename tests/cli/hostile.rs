//! Catalogues and answers files that mean harm, given to the built program: too long, too deep, without an end, no
//! text, no file. Each ends in a clear error or a working quiz, in little time and memory.
mod answers_files;
mod catalogues;
mod files;
mod run;
