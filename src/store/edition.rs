//! Which catalogue was answered, and which text of it.

use serde::{Deserialize, Serialize};

use crate::{catalogue::Catalogue, record::sha256};

/// The catalogue that an answers file is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The id of the catalogue.
    pub id: String,
    /// The version of the catalogue.
    pub version: String,
    /// The SHA-256 of the catalogue's file, in hexadecimal; empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl Edition {
    /// The edition of a catalogue whose file has this text.
    pub fn of(catalogue: &Catalogue, text: &str) -> Self {
        Self { id: catalogue.id.clone(), version: catalogue.version.clone(), sha256: sha256(text) }
    }
}
