//! Our own JSON, with spans.

use super::*;

#[track_caller]
fn check(source: &str, nodes: &[Node<'_>], bytes: Value, utf16: Value) {
    let index = LineIndex::new(source);
    let in_units = SpannedJson::utf16(nodes, &index);
    assert_eq!(serde_json::to_string(&SpannedJson::bytes(nodes)).expect("JSON"), bytes.to_string());
    assert_eq!(serde_json::to_string(&in_units).expect("JSON"), utf16.to_string());
}

#[test]
fn spans_stand_after_the_type() {
    let at = |start, end, kind| Node { span: Span::new(start, end), kind };
    let text = at(6, 10, Kind::Text("😀".into()));
    let nodes = [at(0, 4, Kind::Hashtag("藍".into())), at(4, 12, Kind::Bold(vec![text]))];
    check(
        "#藍**😀**",
        &nodes,
        json!([
            { "type": "hashtag", "span": [0, 4], "props": { "hashtag": "藍" } },
            { "type": "bold", "span": [4, 12], "children": [
                { "type": "text", "span": [6, 10], "props": { "text": "😀" } },
            ] },
        ]),
        json!([
            { "type": "hashtag", "span": [0, 2], "props": { "hashtag": "藍" } },
            { "type": "bold", "span": [2, 8], "children": [
                { "type": "text", "span": [4, 6], "props": { "text": "😀" } },
            ] },
        ]),
    );
}

/// Without its spans it is the reference's JSON.
#[test]
fn the_rest_is_the_references() {
    fn without_spans(value: &mut Value) {
        for node in value.as_array_mut().into_iter().flatten() {
            let object = node.as_object_mut().expect("a node is an object");
            object.shift_remove("span").expect("a node has a span");
            object.get_mut("children").map(without_spans);
        }
    }
    for Recorded { id, tree, .. } in oracle().trees {
        let json = tree.to_string();
        let nodes = read(&json);
        let mut spanned = serde_json::to_value(SpannedJson::bytes(&nodes)).expect("JSON");
        without_spans(&mut spanned);
        assert_eq!(spanned.to_string(), js(&nodes), "{id}");
    }
}
