//! Writes the compiled-in catalogues as JSON too, and the digest of each: reading YAML took half of the time to the first
//! frame, and where neither is needed, the text itself is not read.
//!
//! A catalogue that is not YAML, or says what JSON cannot, is written as nothing: the program then reads its text, and
//! says what is wrong with it and where.
#![allow(clippy::expect_used, reason = "a build that cannot write its files has to stop")]

use std::{env, fs, path::PathBuf};

use sha2::{Digest, Sha256};

const CATALOGUES: [&str; 3] = ["questions.yaml", "assets/catalogues/databases.yaml", "assets/catalogues/services.yaml"];

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder to write to"));
    for path in CATALOGUES {
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(path).expect("each compiled-in catalogue is in its place");
        let json = serde_yaml::from_str::<serde_yaml::Value>(&text).ok();
        let json = json.and_then(|value| serde_json::to_string(&value).ok()).unwrap_or_default();
        let digest = base16ct::lower::encode_string(&Sha256::digest(&text));
        for (extension, text) in [("yaml.json", json), ("yaml.sha256", digest)] {
            let written = out.join(path).with_extension(extension);
            let folder = written.parent().expect("it is in a folder");
            fs::create_dir_all(folder).and_then(|()| fs::write(&written, text)).expect("the folder can be written to");
        }
    }
}
