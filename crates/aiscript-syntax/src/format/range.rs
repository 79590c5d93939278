//! A part of a script: the statements that a selection touches.

use aizome_source::{Edit, Span, apply_edits};

use super::layout::lay_out;
use super::list::is_ignore;
use super::printer::Printer;
use super::width::width;
use super::{Options, Refused, edits, same, style, version};
use crate::ast::{Node, NodeId};
use crate::parse::Parsed;
use crate::tree::Tree;

/// [`super::format_range`] of a valid script without carriage returns.
pub(super) fn format_range(
    parsed: &Parsed<'_>,
    range: Span,
    options: &Options,
) -> Result<Vec<Edit>, Refused> {
    let tree = parsed.tree();
    let Some(run) = covering(parsed, range) else { return Ok(Vec::new()) };
    let Some(&first) = run.statements.first() else { return Ok(Vec::new()) };
    let base =
        run.block.map_or(String::new(), |block| indent_at(parsed, block) + options.indent.text());
    let mut printer =
        Printer::new(tree, &parsed.trivia.comments, options.quotes, tree.span(first).start);
    printer.statements(run.statements);
    printer.seek();
    printer.rest(line_end(tree, printer.continued.max(printer.end)));
    let end = after_semicolons(tree, printer.continued.max(printer.end));
    let start = tree.span(first).start;
    let before = tree.slice(Span::new(line_start(tree, start), start));
    let (start, column) = match before.trim_matches([' ', '\t']) {
        "" => (line_start(tree, start), None),
        _ => (start, Some(width(before))),
    };
    let out = lay_out(&printer.doc, parsed.text, style(options, &base, column));
    let edits = edits::between(tree.slice(Span::new(start, end)), &out, start);
    let whole =
        apply_edits(parsed.text, &edits).map_err(|error| Refused::Unsafe(error.to_string()))?;
    same::check(parsed, &whole, version(parsed))?;
    Ok(edits)
}

/// Statements of one block, one after the other.
struct Run<'a> {
    statements: &'a [NodeId],
    /// Where what has the block around them starts, in bytes; none for the statements of the
    /// script.
    block: Option<u32>,
}

/// The smallest run of statements that covers a range and shares no line with anything else.
fn covering<'a>(parsed: &'a Parsed<'_>, range: Span) -> Option<Run<'a>> {
    let tree = parsed.tree();
    let mut around = vec![Run { statements: tree.roots(), block: None }];
    let mut next = child_at(tree, tree.roots(), range);
    let mut above = next.unwrap_or(NodeId::from_index(0));
    while let Some(id) = next {
        if is_ignored(parsed, id) {
            return None;
        }
        // Nothing in a template is a line of its own.
        if matches!(tree.node(id), Node::Template { .. }) {
            break;
        }
        let (statements, owner) = match tree.node(id) {
            Node::Block { statements } => (Some(statements), above),
            Node::Namespace { members, .. } => (Some(members), id),
            _ => (None, id),
        };
        if let Some(statements) = statements {
            let block = Some(tree.span(owner).start);
            around.push(Run { statements: tree.list(statements), block });
        }
        above = id;
        let mut children = Vec::new();
        tree.ast.each_child(id, |child| children.push(child));
        next = child_at(tree, &children, range);
    }
    while let Some(run) = around.pop() {
        let statements = touched(tree, run.statements, range);
        if is_inside(tree, &run, range) && owns_lines(tree, &run, statements) {
            // The first are not touched if the comments above them, of which one is outside of the
            // run, say so.
            let ignored = statements.iter().take_while(|&&id| is_ignored(parsed, id)).count();
            let statements = &statements[ignored..];
            return Some(Run { statements, ..run });
        }
    }
    None
}

/// The node that holds all of the range.
fn child_at(tree: Tree<'_>, nodes: &[NodeId], range: Span) -> Option<NodeId> {
    nodes.iter().copied().find(|&id| tree.span(id).contains(range))
}

/// Whether a range is between the braces of the block around a run.
fn is_inside(tree: Tree<'_>, run: &Run<'_>, range: Span) -> bool {
    let (Some(_), Some(&first), Some(&last)) =
        (run.block, run.statements.first(), run.statements.last())
    else {
        return run.block.is_none();
    };
    // Before the first and after the last statement there may be comments, but the braces are near
    // enough to them.
    tree.span(first).start <= range.start && range.end <= tree.span(last).end
}

/// The statements that a range touches, and those that share a line with one of them.
fn touched<'a>(tree: Tree<'a>, statements: &'a [NodeId], range: Span) -> &'a [NodeId] {
    let mut from = statements.partition_point(|&id| tree.span(id).end < range.start);
    let mut to = statements.partition_point(|&id| tree.span(id).start <= range.end).max(from);
    if from == to {
        return &[];
    }
    let share_line = |left: NodeId, right: NodeId| {
        let between = Span::new(tree.span(left).end, tree.span(right).start);
        !tree.slice(between).contains('\n')
    };
    while from > 0 && share_line(statements[from - 1], statements[from]) {
        from -= 1;
    }
    while to < statements.len() && share_line(statements[to - 1], statements[to]) {
        to += 1;
    }
    &statements[from..to]
}

/// Whether no brace of the block around stands on the lines of some statements.
fn owns_lines(tree: Tree<'_>, run: &Run<'_>, statements: &[NodeId]) -> bool {
    let (Some(&first), Some(&last)) = (statements.first(), statements.last()) else { return true };
    let is_first = run.statements.first() == Some(&first);
    let before =
        tree.slice(Span::new(line_start(tree, tree.span(first).start), tree.span(first).start));
    let after = tree.text.get(tree.span(last).end as usize..).unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    run.block.is_none()
        || !((is_first && before.contains('{'))
            || after.trim_start_matches([' ', '\t', ';']).starts_with('}'))
}

/// Whether the comment above a node says that it is to stay as it is.
fn is_ignored(parsed: &Parsed<'_>, id: NodeId) -> bool {
    let (tree, comments) = (parsed.tree(), &parsed.trivia.comments);
    let start = tree.span(id).start;
    let before = comments.partition_point(|comment| comment.span.start < start).checked_sub(1);
    before.and_then(|index| comments.get(index)).is_some_and(|&comment| {
        let above = tree.slice(Span::new(line_start(tree, comment.span.start), comment.span.start));
        is_ignore(parsed.text, comment)
            && above.trim().is_empty()
            && tree.slice(Span::new(comment.span.end, start)).trim().is_empty()
    })
}

/// The offset after the semicolons behind a statement, if nothing but a comment follows on the
/// line.
fn after_semicolons(tree: Tree<'_>, end: u32) -> u32 {
    let rest = tree.text.get(end as usize..).unwrap_or("");
    let after = rest.trim_start_matches([' ', '\t', ';']);
    if after.is_empty() || after.starts_with('\n') || after.starts_with("//") {
        let skipped = rest[..rest.len() - after.len()].trim_end_matches([' ', '\t']).len();
        return end + u32::try_from(skipped).unwrap_or(0);
    }
    end
}

fn line_end(tree: Tree<'_>, offset: u32) -> u32 {
    let rest = tree.text.get(offset as usize..).unwrap_or("");
    offset + u32::try_from(rest.find('\n').unwrap_or(rest.len())).unwrap_or(0)
}

fn line_start(tree: Tree<'_>, offset: u32) -> u32 {
    let before = tree.text.get(..offset as usize).unwrap_or("");
    u32::try_from(before.rfind('\n').map_or(0, |at| at + 1)).unwrap_or(offset)
}

/// The indentation of the line on which a place is: of the line that starts neither in a comment
/// nor in a string.
fn indent_at(parsed: &Parsed<'_>, offset: u32) -> String {
    let tree = parsed.tree();
    let is_text = |id: &NodeId| matches!(tree.node(*id), Node::Str | Node::TemplateText);
    let texts = tree.ast.ids().filter(is_text).map(|id| tree.span(id));
    let comments = parsed.trivia.comments.iter().map(|comment| comment.span);
    let is_long = |span: &Span| span.end <= offset && tree.slice(*span).contains('\n');
    let mut long: Vec<Span> = texts.chain(comments).filter(is_long).collect();
    long.sort_unstable();
    let mut start = line_start(tree, offset);
    for span in long.into_iter().rev() {
        if span.start < start && start < span.end {
            start = line_start(tree, span.start);
        }
    }
    let line = tree.text.get(start as usize..).unwrap_or("");
    line[..line.len() - line.trim_start_matches([' ', '\t']).len()].to_owned()
}
