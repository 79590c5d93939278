//! Whether two values are the same all the way down.
//!
//! Arrays and objects may hold each other in circles, so what has been taken for the same is remembered
//! as classes that grow together: however the two are woven, each comparison either makes two classes
//! one or is done, so the work grows with the sizes of the values and not with their product.

use aizome_aiscript_vm::{Arr, Fault, Heap, Kind, Obj, Value};
use rustc_hash::FxHashMap;

/// Whether two values are the same.
pub(super) fn same(heap: &mut Heap, left: Value, right: Value) -> bool {
    let mut comparison = Comparison { rest: vec![(left, right)], classes: FxHashMap::default() };
    while let Some((left, right)) = comparison.rest.pop() {
        if !comparison.step(heap, left, right) {
            return false;
        }
    }
    true
}

struct Comparison {
    /// What must be the same, too.
    rest: Vec<(Value, Value)>,
    /// For what is taken for the same as something else: as what.
    classes: FxHashMap<Holder, Holder>,
}

/// A value that holds values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Arr(Arr),
    Obj(Obj),
    Fault(Fault),
}

impl Comparison {
    /// Compares two values but for what they hold, which is put down.
    fn step(&mut self, heap: &mut Heap, left: Value, right: Value) -> bool {
        match (left.kind(), right.kind()) {
            (Kind::Num(left), Kind::Num(right)) => left == right || left.is_nan() && right.is_nan(),
            (Kind::Arr(left), Kind::Arr(right)) => {
                self.are_joined(Holder::Arr(left), Holder::Arr(right))
                    || self.arrays(heap, left, right)
            }
            (Kind::Obj(left), Kind::Obj(right)) => {
                self.are_joined(Holder::Obj(left), Holder::Obj(right))
                    || self.objects(heap, left, right)
            }
            (Kind::Error(left), Kind::Error(right)) => {
                if !self.are_joined(Holder::Fault(left), Holder::Fault(right)) {
                    let (left, right) = (heap.fault_parts(left), heap.fault_parts(right));
                    self.rest.extend([(left.0, right.0), (left.1, right.1)]);
                }
                true
            }
            _ => heap.equal(left, right),
        }
    }

    fn arrays(&mut self, heap: &Heap, left: Arr, right: Arr) -> bool {
        let (left, right) = (heap.items(left), heap.items(right));
        self.rest.extend(left.iter().copied().zip(right.iter().copied()).rev());
        left.len() == right.len()
    }

    fn objects(&mut self, heap: &Heap, left: Obj, right: Obj) -> bool {
        let keys = heap.keys(left);
        if keys.len() != heap.keys(right).len() {
            return false;
        }
        keys.iter().rev().all(|&key| {
            let pair = heap.property(left, key).zip(heap.property(right, key));
            self.rest.extend(pair);
            pair.is_some()
        })
    }

    /// Whether two are taken for the same already; if not, they are from now on.
    fn are_joined(&mut self, left: Holder, right: Holder) -> bool {
        let (left, right) = (self.class(left), self.class(right));
        if left != right {
            self.classes.insert(left, right);
        }
        left == right
    }

    /// What stands for all that are the same as this.
    fn class(&mut self, mut holder: Holder) -> Holder {
        while let Some(&next) = self.classes.get(&holder) {
            // The way is made shorter for the next who goes it.
            if let Some(&after) = self.classes.get(&next) {
                self.classes.insert(holder, after);
            }
            holder = next;
        }
        holder
    }
}
