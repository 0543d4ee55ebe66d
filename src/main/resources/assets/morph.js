// Makes one piece of a page equal to another, changing only what differs. Elements with the same id
// stay the same elements, so focus, scrolling, an open list and a press half made survive. What a
// person typed or chose stays unless the person is done with it.

const KEPT = new Set(["value", "checked", "open", "selected"]);

function sameKind(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
}

function touched(field) {
  if (field === document.activeElement) return true;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.nodeName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected);
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function attributes(old, now) {
  const keep = old.matches("input, textarea, select, option, details") && (old.nodeName === "DETAILS" || touched(old));
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !(keep && KEPT.has(name))) old.removeAttribute(name);
  }
  for (const { name, value } of now.attributes) {
    if (old.getAttribute(name) !== value && !(keep && KEPT.has(name))) old.setAttribute(name, value);
  }
}

function children(old, now) {
  const byId = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = old.firstChild;
  for (const wanted of [...now.childNodes]) {
    const known = wanted.id && byId.get(wanted.id);
    if (known && known.nodeName === wanted.nodeName) {
      if (known === at) at = at.nextSibling;
      else place(old, known, at);
      morph(known, wanted);
    } else if (at && sameKind(at, wanted) && !at.id) {
      const next = at.nextSibling;
      morph(at, wanted);
      at = next;
    } else {
      old.insertBefore(document.importNode(wanted, true), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

// `moveBefore` keeps focus where a browser has it.
function place(parent, node, before) {
  if (parent.moveBefore) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

export function morph(old, now) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== now.nodeValue) old.nodeValue = now.nodeValue;
    return;
  }
  if (old.isEqualNode(now)) return;
  attributes(old, now);
  if (old.nodeName === "TEXTAREA" && touched(old)) return;
  children(old, now);
}
