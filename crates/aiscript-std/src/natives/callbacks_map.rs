//! `map` and `flat_map`: functions that are called for all elements side by side.
//!
//! If one call waits, the next begins, so that ten questions to a server take as long as the
//! longest of them. The results stand in the order of the elements all the same.

use aizome_aiscript_vm::{
    Arr, Call, Calls, Context, Error, Fun, Marker, Next, Siblings, Task, Value,
};

use super::size;
use crate::table::natives;

natives! {
    /// Members of arrays that call a function for all elements side by side.
    pub static MAPS;

    /// A new array of what the function gives for each element. It gets the element and its index.
    ///
    /// If a call waits, for example for the answer of a server, the next one begins already.
    ///
    /// ```aiscript
    /// <: [1, 2, 3].map(@(x) { x * 10 }) // [ 10, 20, 30 ]
    /// <: ["a", "b"].map(@(x, i) { `{i}{x}` }) // [ "0a", "1b" ]
    /// ```
    ja "各要素に関数を適用した結果からなる新しい配列を返します。関数には要素とその位置が渡されます。関数が何かを待つ間に、次の要素の呼び出しが始まります。"
    method "arr.map" map(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => U",
    ) -> Result<Calls, Error> as "arr<U>" {
        begin(cx, array, function, Results::AsTheyAre)
    }

    /// Does what `map` does, and if the function gives an array, puts its elements in its place.
    ///
    /// ```aiscript
    /// <: [1, 2, 3].flat_map(@(x) { [x, x * 10] }) // [ 1, 10, 2, 20, 3, 30 ]
    /// ```
    ja "`map`と同じように各要素に関数を適用し、結果が配列であればその要素を並べた新しい配列を返します。"
    method "arr.flat_map" flat_map(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => U | arr<U>",
    ) -> Result<Calls, Error> as "arr<U>" {
        begin(cx, array, function, Results::Flat)
    }
}

/// A function is called for all elements.
#[derive(Debug)]
struct Map {
    array: Arr,
    function: Fun,
    /// How many elements there were in the beginning.
    len: usize,
    /// The index of the element that comes next.
    next: usize,
    results: Results,
}

/// What becomes of the results.
#[derive(Debug)]
enum Results {
    AsTheyAre,
    Flat,
}

/// In a run that can wait, all calls get the elements of the beginning, whatever the first calls do
/// to the array: the reference begins them all before any of them has done anything.
fn begin(
    cx: &mut Context<'_>,
    array: Arr,
    function: Fun,
    results: Results,
) -> Result<Calls, Error> {
    let len = cx.heap.items(array).len();
    let mut room = size::array(cx.heap, len)?;
    let array = if cx.is_sync() {
        array
    } else {
        room.extend_from_slice(cx.heap.items(array));
        cx.heap.array(room)
    };
    Ok(Calls(Next::Siblings(Box::new(Map { array, function, len, next: 0, results }))))
}

impl Siblings for Map {
    fn start(&mut self, cx: &mut Context<'_>) -> Result<Option<Task>, Error> {
        if self.next >= self.len {
            return Ok(None);
        }
        // Where elements have been taken away meanwhile there is nothing more to do.
        let Some(&item) = cx.heap.items(self.array).get(self.next) else { return Ok(None) };
        let index = Value::num(self.next as f64);
        self.next += 1;
        Ok(Some(Task::Call(Call::new(self.function, [item, index]))))
    }

    fn finish(
        self: Box<Self>,
        cx: &mut Context<'_>,
        mut results: Vec<Value>,
    ) -> Result<Next, Error> {
        let all = match self.results {
            Results::AsTheyAre => {
                results.resize(self.len, Value::NULL);
                results
            }
            Results::Flat => flattened(cx, &results)?,
        };
        Ok(Next::Return(cx.heap.array(all).into()))
    }

    fn mark(&self, marker: &mut Marker<'_>) {
        marker.mark(self.array.into());
        marker.mark(self.function.into());
    }
}

/// The results, with the elements of arrays in their place.
fn flattened(cx: &mut Context<'_>, results: &[Value]) -> Result<Vec<Value>, Error> {
    let len = |result: &Value| result.as_arr().map_or(1, |array| cx.heap.items(array).len());
    let mut all = size::array(cx.heap, results.iter().map(len).sum())?;
    for &result in results {
        match result.as_arr() {
            Some(array) => all.extend_from_slice(cx.heap.items(array)),
            None => all.push(result),
        }
    }
    Ok(all)
}
