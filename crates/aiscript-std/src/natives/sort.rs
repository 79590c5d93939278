//! `sort`: a stable merge sort whose comparisons are calls of a script.
//!
//! It splits, compares and merges exactly as the reference does, for a script can see in which
//! order its function is called. The elements stand in an array of their own meanwhile, and what is
//! left to do on a list: a comparison costs nothing but the call. In a run that can wait, the two
//! halves of every part are sorted side by side.

use std::ops::Range;

use aizome_aiscript_vm::{
    Argument, Arr, Call, Calls, Context, Error, Fun, Heap, Marker, Next, Resume, Siblings, Task,
    Value,
};

use super::size;
use crate::table::natives;

natives! {
    /// `sort`
    pub static SORT;

    /// Sorts the array, and gives it. The function gets two elements, and says with a number which
    /// comes first: if it is greater than 0, the second does. Elements that are neither before nor
    /// after each other keep their order.
    ///
    /// `Str:lt` and `Str:gt` compare strings.
    ///
    /// ```aiscript
    /// <: [3, 1, 2].sort(@(a, b) { a - b }) // [ 1, 2, 3 ]
    /// <: [3, 1, 2].sort(@(a, b) { b - a }) // [ 3, 2, 1 ]
    /// <: ["b", "c", "a"].sort(Str:lt) // [ "a", "b", "c" ]
    /// ```
    ja "配列を並べ替え、その配列を返します。関数には二つの要素が渡され、返した数が0より大きければ二つ目の要素が先になります。順序の決まらない要素は元の順序を保ちます。文字列の比較には`Str:lt`と`Str:gt`が使えます。"
    method "arr.sort" sort(
        cx,
        array: Arr,
        compare: Fun as "@(T, T) => num",
    ) -> Result<Calls, Error> as "arr<T>" {
        let len = cx.heap.items(array).len();
        let mut items = size::array(cx.heap, len)?;
        items.extend_from_slice(cx.heap.items(array));
        let items = cx.heap.array(items);
        let mut whole = Sort::new(Some(array), items, compare, 0..len);
        if cx.is_sync() && len >= HALVES_FROM {
            let middle = len / 2;
            whole.steps = vec![Step::SortRight(middle), Step::Sort(0..middle)];
        }
        whole.go_on(cx).map(Calls)
    }
}

/// Parts with fewer elements have no two halves that both need a comparison.
const HALVES_FROM: usize = 4;

/// A part of an array is sorted.
#[derive(Debug)]
struct Sort {
    /// What gets the result; nothing if this is only a half of something greater.
    target: Option<Arr>,
    /// All elements.
    items: Arr,
    compare: Fun,
    /// What is to be done, the last first.
    steps: Vec<Step>,
    /// What is left of the two sorted halves that are being merged.
    left: Range<usize>,
    right: Range<usize>,
    /// Where they began.
    start: usize,
    /// What was taken from them.
    merged: Vec<Value>,
}

#[derive(Debug)]
enum Step {
    /// Sorts a part.
    Sort(Range<usize>),
    /// Merges two sorted parts that stand side by side.
    Merge([Range<usize>; 2]),
    /// Sorts what the array holds from a place on by now, and merges it with what is before: in a run
    /// that cannot wait, the reference looks at the right half when the left one is sorted.
    SortRight(usize),
}

fn halves(part: &Range<usize>) -> [Range<usize>; 2] {
    let middle = part.start + part.len() / 2;
    [part.start..middle, middle..part.end]
}

impl Sort {
    fn new(target: Option<Arr>, items: Arr, compare: Fun, part: Range<usize>) -> Box<Self> {
        Box::new(Self {
            target,
            items,
            compare,
            steps: vec![Step::Sort(part)],
            left: 0..0,
            right: 0..0,
            start: 0,
            merged: Vec::new(),
        })
    }

    /// Does what is to be done until something must be compared.
    fn go_on(mut self: Box<Self>, cx: &mut Context<'_>) -> Result<Next, Error> {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Sort(part) if part.len() <= 1 => {}
                Step::Sort(part) => {
                    let halves = halves(&part);
                    self.steps.push(Step::Merge(halves.clone()));
                    let halves = halves.into_iter();
                    if part.len() >= HALVES_FROM && !cx.is_sync() {
                        return Ok(Next::Siblings(Box::new(Halves { whole: self, halves })));
                    }
                    self.steps.extend(halves.rev().map(Step::Sort));
                }
                Step::Merge([_, right]) if right.is_empty() => {}
                Step::Merge([left, right]) => {
                    self.start = left.start;
                    [self.left, self.right] = [left, right];
                    return Ok(self.next_comparison(cx.heap));
                }
                Step::SortRight(middle) => self.take_right(cx.heap, middle)?,
            }
        }
        Ok(Next::Return(self.result(cx.heap)))
    }

    /// The right half is what the array holds by now.
    fn take_right(&mut self, heap: &mut Heap, middle: usize) -> Result<(), Error> {
        let Some(target) = self.target else { return Ok(()) };
        let now = heap.items(target).get(middle..).unwrap_or_default();
        let mut right = size::array(heap, now.len())?;
        right.extend_from_slice(heap.items(target).get(middle..).unwrap_or_default());
        let end = middle + right.len();
        heap.edit(self.items, |items| {
            items.truncate(middle);
            items.append(&mut right);
        });
        let right = middle..end;
        self.steps.extend([Step::Merge([0..middle, right.clone()]), Step::Sort(right)]);
        Ok(())
    }

    fn next_comparison(self: Box<Self>, heap: &Heap) -> Next {
        let items = heap.items(self.items);
        let pair = [items[self.left.start], items[self.right.start]];
        Next::Call { call: Call::new(self.compare, pair), then: self }
    }

    /// Puts what was merged in its place. What is left of the right half stands there already.
    fn end_merge(&mut self, heap: &mut Heap) {
        let Self { start, left, merged, .. } = self;
        heap.edit(self.items, |items| {
            merged.extend_from_slice(&items[left.clone()]);
            items[*start..*start + merged.len()].copy_from_slice(merged);
        });
        merged.clear();
    }

    /// What is left of the sort is its result. What was put into the array meanwhile is lost.
    fn result(&self, heap: &mut Heap) -> Value {
        let Some(target) = self.target else { return Value::NULL };
        let sorted = heap.edit(self.items, std::mem::take);
        heap.edit(target, |items| *items = sorted);
        target.into()
    }
}

impl Resume for Sort {
    fn resume(mut self: Box<Self>, cx: &mut Context<'_>, result: Value) -> Result<Next, Error> {
        if self.left.is_empty() {
            // Nothing was compared: a half begins.
            return self.go_on(cx);
        }
        let order = f64::of(cx, Some(result))?;
        let from = if order <= 0.0 { &mut self.left } else { &mut self.right };
        let taken = from.start;
        from.start += 1;
        let is_used_up = from.start == from.end;
        self.merged.push(cx.heap.items(self.items)[taken]);
        if !is_used_up {
            return Ok(self.next_comparison(cx.heap));
        }
        self.end_merge(cx.heap);
        self.go_on(cx)
    }

    fn mark(&self, marker: &mut Marker<'_>) {
        // What was merged stands in the array of all elements, too.
        marker.mark(self.items.into());
        marker.mark(self.compare.into());
        if let Some(target) = self.target {
            marker.mark(target.into());
        }
    }
}

/// The halves of a part are sorted side by side.
#[derive(Debug)]
struct Halves {
    /// Goes on when both are sorted.
    whole: Box<Sort>,
    /// Those that have not begun.
    halves: std::array::IntoIter<Range<usize>, 2>,
}

impl Siblings for Halves {
    fn start(&mut self, _: &mut Context<'_>) -> Result<Option<Task>, Error> {
        let Sort { items, compare, .. } = *self.whole;
        let half = self.halves.next().map(|half| Sort::new(None, items, compare, half));
        Ok(half.map(|half| Task::Work(half)))
    }

    fn finish(self: Box<Self>, cx: &mut Context<'_>, _: Vec<Value>) -> Result<Next, Error> {
        self.whole.go_on(cx)
    }

    fn mark(&self, marker: &mut Marker<'_>) {
        self.whole.mark(marker);
    }
}
