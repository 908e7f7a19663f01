//! Doc comments: from rustdoc's Markdown to paragraphs that fit any language.

/// A text of paragraphs; those that begin with `- ` are items of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Doc(Vec<String>);

impl Doc {
    /// Reads a doc comment: lines become paragraphs, links and headings plain text, Rust examples go.
    ///
    /// `name` gives the text for the Rust path of a link; without one it is the path's last name.
    pub(crate) fn read(comment: &str, name: impl Fn(&str) -> Option<String>) -> Self {
        let mut doc = Self::default();
        let mut paragraph = String::new();
        let mut in_example = false;
        for line in comment.lines().map(str::trim) {
            if line.starts_with("```") {
                in_example = !in_example;
                continue;
            }
            if in_example {
                continue;
            }
            if line.is_empty() || line.starts_with("- ") || line.starts_with("# ") {
                doc.push(std::mem::take(&mut paragraph));
            }
            if let Some(heading) = line.strip_prefix("# ") {
                doc.push(format!("{heading}:"));
                continue;
            }
            if !paragraph.is_empty() && !line.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
        doc.push(paragraph);
        for paragraph in &mut doc.0 {
            *paragraph = without_links(paragraph, &name);
        }
        doc
    }

    /// Adds a paragraph, unless it is empty.
    pub(crate) fn push(&mut self, paragraph: String) {
        if !paragraph.is_empty() {
            self.0.push(paragraph);
        }
    }

    /// Adds an item of a list with a text of its own.
    pub(crate) fn push_item(&mut self, head: &str, text: &Doc) {
        let text = text.0.join(" ");
        self.push(if text.is_empty() { format!("- {head}") } else { format!("- {head}: {text}") });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in lines of at most so many characters, where its words allow it.
    pub(crate) fn lines(&self, width: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut after_item = false;
        for paragraph in &self.0 {
            let is_item = paragraph.starts_with("- ");
            let is_next_item = is_item && after_item;
            if !lines.is_empty() && !is_next_item {
                lines.push(String::new());
            }
            after_item = is_item;
            lines.extend(wrap(paragraph, width, if is_item { "  " } else { "" }));
        }
        lines
    }
}

/// Breaks a text at its spaces, but never inside of code; every line but the first is indented.
pub(crate) fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if !line.trim().is_empty() {
            if line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::replace(&mut line, indent.to_owned()));
            } else {
                line.push(' ');
            }
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

fn words(text: &str) -> Vec<&str> {
    let mut in_code = false;
    text.split(|c: char| {
        if c == '`' {
            in_code = !in_code;
        }
        c == ' ' && !in_code
    })
    .filter(|word| !word.is_empty())
    .collect()
}

/// Replaces every link, `` [`A::b`] ``, `` [`b`](A::b) `` or `[text](url)`, by its text.
fn without_links(text: &str, name: &impl Fn(&str) -> Option<String>) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let in_code = plain.matches('`').count() % 2 == 1;
        let Some((label, after)) = after.split_once(']').filter(|_| !in_code) else {
            plain.push('[');
            rest = after;
            continue;
        };
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        let code = label.strip_prefix('`').and_then(|label| label.strip_suffix('`'));
        rest = target.map_or(after, |(_, after)| after);
        match (code, target) {
            (Some(path), None) => plain.push_str(&format!("`{}`", named(path, name))),
            (Some(label), Some((path, _))) if path.contains("::") => {
                let known = name(path.trim_start_matches("crate::"));
                plain.push_str(&format!("`{}`", known.unwrap_or_else(|| label.to_owned())));
            }
            (None, None) => plain.push_str(&format!("[{label}]")),
            _ => plain.push_str(label),
        }
    }
    plain.push_str(rest);
    plain
}

fn named(path: &str, name: &impl Fn(&str) -> Option<String>) -> String {
    name(path).unwrap_or_else(|| path.rsplit("::").next().unwrap_or(path).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Vec<String> {
        let name = |path: &str| (path == "Effect::Unknown").then(|| "unknown".to_owned());
        Doc::read(comment, name).lines(40)
    }

    #[test]
    fn lines_become_paragraphs_and_are_wrapped_again() {
        let comment =
            " One sentence\n that goes on.\n\n A second paragraph, which is longer than one line.\n";
        assert_eq!(
            read(comment),
            ["One sentence that goes on.", "", "A second paragraph, which is longer than", "one line."]
        );
    }

    #[test]
    fn code_is_not_broken() {
        assert_eq!(wrap("at `PUT /a/{b}/c` now", 8, ""), ["at", "`PUT /a/{b}/c`", "now"]);
    }

    #[test]
    fn links_become_their_text() {
        assert_eq!(read("[`Effect::Unknown`], [`Error::path`], [`MOVES`]."), ["`unknown`, `path`, `MOVES`."]);
        assert_eq!(read("[`id`](Self::id), [here](https://a.b)."), ["`id`, here."]);
        assert_eq!(read("`payments[0].x`, a[1]."), ["`payments[0].x`, a[1]."]);
    }

    #[test]
    fn examples_in_rust_go_and_headings_become_lines() {
        let comment = "Text.\n\n```\nuse a::b;\n```\n\n# Errors\n\nSome.\n- one\n- two";
        assert_eq!(read(comment), ["Text.", "", "Errors:", "", "Some.", "", "- one", "- two"]);
    }
}
