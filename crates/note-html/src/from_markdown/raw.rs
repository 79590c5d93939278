//! Raw HTML in Markdown, kept from swallowing the Markdown behind it.

use crate::from_html::scan_tag;

/// Elements whose content an HTML parser would not read as markup; GitHub filters the same.
const FILTERED: [&str; 9] =
    ["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"];

/// The HTML with its comments closed, and every `<` as text that would open something that does not
/// end in it.
pub(super) fn contained(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match construct(rest) {
            Construct::Ends(length) => {
                out.push_str(&rest[..length]);
                rest = &rest[length..];
            }
            Construct::Comment => {
                // Browsers end it at the end of the text, and so it is at the end of the block.
                return out;
            }
            Construct::Text => {
                out.push_str("&lt;");
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// What a `<` begins.
enum Construct {
    /// Something that ends after so many bytes.
    Ends(usize),
    /// A comment that does not end.
    Comment,
    /// Nothing that may stay.
    Text,
}

fn construct(html: &str) -> Construct {
    if html.starts_with("<!--") {
        return match html.find("-->") {
            Some(at) => Construct::Ends(at + 3),
            None => Construct::Comment,
        };
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return html.find('>').map_or(Construct::Text, |at| Construct::Ends(at + 1));
    }
    let name = html[1..].strip_prefix('/').unwrap_or(&html[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Construct::Text;
    }
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_filtered =
        FILTERED.iter().any(|filtered| filtered.eq_ignore_ascii_case(&name[..length]));
    let end = scan_tag(html.as_bytes(), html.len() - name.len()).end;
    if is_filtered || end >= html.len() { Construct::Text } else { Construct::Ends(end + 1) }
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(contained(html), expected);
    }

    #[test]
    fn what_ends_stays() {
        check("<b>x</b> 1 < 2", "<b>x</b> 1 &lt; 2");
        check("<a href=\">\">x<!-- <script> --></a>", "<a href=\">\">x<!-- <script> --></a>");
        check("<!DOCTYPE html><?php ?>", "<!DOCTYPE html><?php ?>");
    }

    #[test]
    fn what_would_swallow_is_text() {
        check("<a href=\"x", "&lt;a href=\"x");
        check("a<!-- b", "a");
        check("<script>x</SCRIPT >", "&lt;script>x&lt;/SCRIPT >");
        check("<![CDATA[", "&lt;![CDATA[");
    }
}
