//! What arrays do with functions, one element after the other.
//!
//! Each of these looks at the array anew before every call: what the function adds is seen too, and
//! what it takes away is not.

use aizome_aiscript_vm::{
    Argument, Arr, Call, Calls, Context, Error, Fun, Heap, Marker, Next, Resume, Value,
};

use crate::table::natives;

natives! {
    /// Members of arrays that call a function with one element after the other.
    pub static CALLBACKS;

    /// A new array of the elements for which the function says `true`. It gets the element and its
    /// index.
    ///
    /// ```aiscript
    /// <: [1, 2, 3, 4].filter(@(x) { x % 2 == 0 }) // [ 2, 4 ]
    /// ```
    ja "関数が`true`を返した要素だけからなる新しい配列を返します。関数には要素とその位置が渡されます。"
    method "arr.filter" filter(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => bool",
    ) -> Calls as "arr<T>" {
        Calls(ask(cx, array, function, Question::Which(Vec::new())))
    }

    /// The first element for which the function says `true`; `null` if there is none. It gets the
    /// element and its index.
    ///
    /// ```aiscript
    /// <: [1, 2, 3, 4].find(@(x) { x > 2 }) // 3
    /// ```
    ja "関数が`true`を返した最初の要素を返します。なければ`null`を返します。関数には要素とその位置が渡されます。"
    method "arr.find" find(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => bool",
    ) -> Calls as "T | null" {
        Calls(ask(cx, array, function, Question::First))
    }

    /// Whether the function says `true` for every element; so it is `true` for an empty array. The
    /// function gets the element and its index, and is not called any more after the first `false`.
    ///
    /// ```aiscript
    /// <: [1, 2, 3].every(@(x) { x > 0 }) // true
    /// <: [1, 2, 3].every(@(x) { x > 1 }) // false
    /// ```
    ja "全ての要素について関数が`true`を返すかどうかを返します。空の配列では`true`です。関数には要素とその位置が渡されます。"
    method "arr.every" every(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => bool",
    ) -> Calls as "bool" {
        Calls(ask(cx, array, function, Question::AreAll))
    }

    /// Whether the function says `true` for some element; so it is `false` for an empty array. The
    /// function gets the element and its index, and is not called any more after the first `true`.
    ///
    /// ```aiscript
    /// <: [1, 2, 3].some(@(x) { x > 2 }) // true
    /// <: [1, 2, 3].some(@(x) { x > 3 }) // false
    /// ```
    ja "いずれかの要素について関数が`true`を返すかどうかを返します。空の配列では`false`です。関数には要素とその位置が渡されます。"
    method "arr.some" some(
        cx,
        array: Arr,
        function: Fun as "@(T, num) => bool",
    ) -> Calls as "bool" {
        Calls(ask(cx, array, function, Question::IsAny))
    }

    /// Makes one value of all elements: the function gets what it made so far, the next element,
    /// and its index. It begins with `initial`; without that, with the first element.
    ///
    /// ```aiscript
    /// <: [1, 2, 3, 4].reduce(@(sum, x) { sum + x }) // 10
    /// <: [1, 2, 3, 4].reduce(@(sum, x) { sum + x }, 100) // 110
    /// <: [].reduce(@(sum, x) { sum + x }, 0) // 0
    /// ```
    ja "全ての要素を一つの値にまとめます。関数には、それまでの結果と次の要素、その位置が渡されます。最初の結果は`initial`で、省略すると先頭の要素になります。"
    method "arr.reduce" reduce(
        cx,
        array: Arr,
        function: Fun as "@(U, T, num) => U",
        initial: Option<Value> as "U",
    ) -> Result<Calls, Error> as "U" {
        let first = cx.heap.items(array).first().copied();
        let (made, next) = match (initial, first) {
            (Some(initial), _) => (initial, 0),
            (None, Some(first)) => (first, 1),
            (None, None) => {
                return Err(Error::runtime("Reduce of empty array without initial value"));
            }
        };
        Ok(Calls(Box::new(Reduce { array, function, next }).go_on(cx.heap, made)))
    }
}

/// A function is asked about one element after the other.
#[derive(Debug)]
struct Ask {
    array: Arr,
    function: Fun,
    question: Question,
    /// The index of the element that comes next.
    next: usize,
    /// The element that the function is asked about.
    item: Value,
}

/// What is to be known of the elements for which a function says `true`.
#[derive(Debug)]
enum Question {
    /// Which they are: those found so far.
    Which(Vec<Value>),
    /// The first one.
    First,
    /// Whether it is all of them.
    AreAll,
    /// Whether there is one.
    IsAny,
}

impl Question {
    /// Hears about an element; what the result is if that is known now.
    fn hear(&mut self, item: Value, answer: bool) -> Option<Value> {
        match (self, answer) {
            (Self::Which(found), true) => {
                found.push(item);
                None
            }
            (Self::First, true) => Some(item),
            (Self::AreAll, false) => Some(Value::FALSE),
            (Self::IsAny, true) => Some(Value::TRUE),
            _ => None,
        }
    }

    /// The result when nothing is left to hear about.
    fn end(&mut self, heap: &mut Heap) -> Value {
        match self {
            Self::Which(found) => heap.array(std::mem::take(found)).into(),
            Self::First => Value::NULL,
            Self::AreAll => Value::TRUE,
            Self::IsAny => Value::FALSE,
        }
    }
}

fn ask(cx: &mut Context<'_>, array: Arr, function: Fun, question: Question) -> Next {
    Box::new(Ask { array, function, question, next: 0, item: Value::NULL }).go_on(cx.heap)
}

impl Ask {
    #[inline(always)]
    fn go_on(mut self: Box<Self>, heap: &mut Heap) -> Next {
        let Some(&item) = heap.items(self.array).get(self.next) else {
            return Next::Return(self.question.end(heap));
        };
        let index = Value::num(self.next as f64);
        self.item = item;
        self.next += 1;
        Next::Call { call: Call::new(self.function, [item, index]), then: self }
    }
}

impl Resume for Ask {
    fn resume(mut self: Box<Self>, cx: &mut Context<'_>, result: Value) -> Result<Next, Error> {
        let answer = bool::of(cx, Some(result))?;
        let item = self.item;
        Ok(match self.question.hear(item, answer) {
            Some(known) => Next::Return(known),
            None => self.go_on(cx.heap),
        })
    }

    fn mark(&self, marker: &mut Marker<'_>) {
        marker.mark(self.array.into());
        marker.mark(self.function.into());
        marker.mark(self.item);
        if let Question::Which(found) = &self.question {
            found.iter().for_each(|&item| marker.mark(item));
        }
    }
}

/// One value is made of all elements.
#[derive(Debug)]
struct Reduce {
    array: Arr,
    function: Fun,
    /// The index of the element that comes next.
    next: usize,
}

impl Reduce {
    fn go_on(mut self: Box<Self>, heap: &Heap, made: Value) -> Next {
        let Some(&item) = heap.items(self.array).get(self.next) else {
            return Next::Return(made);
        };
        let index = Value::num(self.next as f64);
        self.next += 1;
        Next::Call { call: Call::new(self.function, [made, item, index]), then: self }
    }
}

impl Resume for Reduce {
    fn resume(self: Box<Self>, cx: &mut Context<'_>, result: Value) -> Result<Next, Error> {
        Ok(self.go_on(cx.heap, result))
    }

    fn mark(&self, marker: &mut Marker<'_>) {
        marker.mark(self.array.into());
        marker.mark(self.function.into());
    }
}
