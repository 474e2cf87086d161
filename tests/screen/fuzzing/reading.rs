//! Reading back what is written for browsers and as Markdown: its text, and all that is not text.

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What parts an `@` from what follows it.
pub const PART: &str = "<!-- -->";

/// The elements of a page, each with the names of its attributes, in order; and all its text, with a
/// space between elements.
pub fn elements_and_text(page: &str) -> (Vec<Vec<String>>, String) {
    fn walk(node: &Handle, text: &mut String, elements: &mut Vec<Vec<String>>) {
        match &node.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let attributes = attrs.borrow().iter().map(|attribute| attribute.name.local.to_string()).collect();
                elements.push([vec![name.local.to_string()], attributes].concat());
                if &*name.local == "style" {
                    return;
                }
            }
            _ => {}
        }
        for child in node.children.borrow().iter() {
            walk(child, text, elements);
        }
        text.push(' ');
    }
    let parsed = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    assert_eq!(*parsed.errors.borrow(), Vec::<String>::new(), "the page parses without errors");
    let (mut text, mut elements) = (String::new(), Vec::new());
    walk(&parsed.document, &mut text, &mut elements);
    (elements, text)
}

/// All text of a Markdown document, with a space between its parts; code as it is.
pub fn markdown_text(markdown: &str) -> String {
    let text = |event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::InlineHtml(html) if &*html == PART => String::new(),
        _ => " ".into(),
    };
    Parser::new_ext(body(markdown), Options::ENABLE_TABLES).map(text).collect()
}

/// How often a Markdown document has this text, outside of the command.
pub fn places(markdown: &str, text: &str) -> usize {
    markdown_text(&without_command(markdown)).matches(text).count()
}

/// A document without its front matter.
pub fn body(markdown: &str) -> &str {
    markdown.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(markdown, |(_, body)| body)
}

/// The events of a Markdown document without its texts: what markup it has, in order.
pub fn markup(markdown: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH | Options::ENABLE_FOOTNOTES;
    let kind = |event: Event| match event {
        Event::Text(_) | Event::SoftBreak => None,
        Event::InlineHtml(html) if &*html == PART => None,
        Event::Start(Tag::CodeBlock(_)) => Some("code".into()),
        other => Some(format!("{other:?}")),
    };
    Parser::new_ext(body(markdown), options).filter_map(kind).collect()
}

/// A document without the command in it, which is quoted for a shell.
pub fn without_command(markdown: &str) -> String {
    markdown.lines().filter(|line| !line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}
