// Builds elements. Text stays text: nothing is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg';

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An HTML element; attributes that begin with `on` are listeners, null and false are left out. */
export const el = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

/** The same for SVG. */
export const svg = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

/** A drawing of one path in a square of 16 × 16, for buttons that have a name of their own. */
export const icon = (path) =>
  svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' }, svg('path', { d: path }));

/** The element of that id. */
export const byId = (id) => document.getElementById(id);
