//! An array of numbers as an argument.

use aizome_aiscript_vm::{Argument, Arr, Context, Error, Heap, Value};

/// An array whose elements should be numbers; each is checked when its turn comes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nums(Arr);

impl Nums {
    /// How many there are.
    pub(crate) fn len(self, heap: &Heap) -> usize {
        heap.items(self.0).len()
    }

    /// The elements one by one: a number, or what is wrong with it.
    pub(crate) fn iter(self, heap: &Heap) -> impl Iterator<Item = Result<f64, Error>> + '_ {
        heap.items(self.0)
            .iter()
            .map(|&item| item.as_num().ok_or_else(|| Error::expected("number", Some(item))))
    }

    /// All of the numbers.
    ///
    /// # Errors
    /// If an element is none.
    pub(crate) fn all(self, heap: &Heap) -> Result<impl Iterator<Item = f64> + Clone + '_, Error> {
        self.iter(heap).try_for_each(|number| number.map(drop))?;
        Ok(heap.items(self.0).iter().filter_map(|&item| item.as_num()))
    }
}

impl Argument for Nums {
    const TYPE: &'static str = "arr<num>";

    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        Arr::of(cx, value).map(Self)
    }
}
