// A serialiser of mfm-js trees, as a server would write one: strings joined, text escaped. It does
// no more than it must, so that the comparison flatters nobody but the reference.

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text) => text.replace(/[&<>"]/g, (c) => ESCAPES[c]);

const lines = (text) => escape(text).replace(/\r\n|\r|\n/g, '<br>');

const link = (href, inner) => `<a href="${escape(href)}">${inner}</a>`;

const wrap = (tag, node) => `<${tag}>${inner(node.children)}</${tag}>`;

const inner = (nodes) => {
	let html = '';
	for (const node of nodes) html += WRITERS[node.type](node);
	return html;
};

const WRITERS = {
	bold: (node) => wrap('b', node),
	small: (node) => wrap('small', node),
	strike: (node) => wrap('del', node),
	italic: (node) => wrap('i', node),
	fn: (node) => wrap('i', node),
	center: (node) => wrap('div', node),
	quote: (node) => wrap('blockquote', node),
	plain: (node) => wrap('span', node),
	blockCode: (node) => `<pre><code>${escape(node.props.code)}</code></pre>`,
	inlineCode: (node) => `<code>${escape(node.props.code)}</code>`,
	mathInline: (node) => `<code>${escape(node.props.formula)}</code>`,
	mathBlock: (node) => `<code>${escape(node.props.formula)}</code>`,
	emojiCode: (node) => `\u200B:${node.props.name}:\u200B`,
	unicodeEmoji: (node) => node.props.emoji,
	hashtag: (node) => link(`https://example.com/tags/${node.props.hashtag}`, `#${escape(node.props.hashtag)}`),
	mention: (node) => link(`https://example.com/${node.props.acct}`, escape(node.props.acct)),
	link: (node) => link(node.props.url, inner(node.children)),
	url: (node) => link(node.props.url, escape(node.props.url)),
	search: (node) => link(`https://www.google.com/search?q=${encodeURIComponent(node.props.query)}`, escape(node.props.content)),
	text: (node) => lines(node.props.text),
};

/** The HTML of a tree, in a paragraph. */
export const toHtml = (nodes) => `<p>${inner(nodes)}</p>`;
