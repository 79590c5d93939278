//! What stands between the tokens: comments and blank lines, sorted by place.

use aizome_source::Span;

/// The comments and blank lines of a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trivia {
    /// Every comment, in order.
    pub comments: Vec<Comment>,
    /// Offset of the line break that ends each run of blank lines, in order: where an author left
    /// a gap.
    pub gaps: Vec<u32>,
}

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// From its first slash to after its last character; the line break after `// comment` is not
    /// inside, nor is a carriage return before it.
    pub span: Span,
    /// Which of the two kinds.
    pub kind: CommentKind,
}

/// The two kinds of comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentKind {
    /// `// comment`
    Line,
    /// `/* comment */`
    Block,
}

impl Trivia {
    /// The comments that begin in a span.
    #[must_use]
    pub fn comments_in(&self, span: Span) -> &[Comment] {
        let from = self.comments.partition_point(|comment| comment.span.start < span.start);
        let to = self.comments.partition_point(|comment| comment.span.start < span.end);
        self.comments.get(from..to).unwrap_or(&[])
    }

    /// Whether a blank line ends in a span.
    #[must_use]
    pub fn has_gap(&self, span: Span) -> bool {
        let next = self.gaps.partition_point(|&gap| gap < span.start);
        self.gaps.get(next).is_some_and(|&gap| gap < span.end)
    }
}
