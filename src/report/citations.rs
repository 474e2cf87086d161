//! Sources and citations as people read them.

use crate::catalogue::{Catalogue, Citation, Source};

/// A source with its address, if it has one.
pub fn source_line(source: &Source) -> String {
    let parts = [Some(&source.title), source.url.as_ref()];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// The citations as they are written, and their links.
pub fn cited<'c>(catalogue: &'c Catalogue, citations: &'c [Citation]) -> Vec<(&'c str, Option<&'c str>)> {
    let link = |citation: &Citation| catalogue.sources.get(citation.source).and_then(link);
    citations.iter().map(|citation| (citation.text.as_str(), link(citation))).collect()
}

/// The address of a source, if a browser opens it as a page and no format could take part of it for markup.
pub fn link(source: &Source) -> Option<&str> {
    let url = source.url.as_deref()?;
    let is_plain = |c: char| c.is_ascii_graphic() && !"<>\"'`\\".contains(c);
    let is_page = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    (is_page && url.chars().all(is_plain)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_become_links() {
        let shown = |url: &str| {
            let source = Source { id: "s".into(), title: "S".into(), url: Some(url.into()), accessed: None };
            link(&source).is_some()
        };
        assert!(shown("https://a.b/c?d=e&f#g"));
        assert!(
            !["javascript:alert(1)", "https://a.b/ c", "https://a.b/>c", "https://ä.b", "a.b"]
                .iter()
                .any(|url| shown(url))
        );
    }
}
