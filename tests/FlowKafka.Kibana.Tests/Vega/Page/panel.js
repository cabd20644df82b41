'use strict';

// Shows a Vega panel as Kibana does, by what its reference says: data whose url is an object is fetched from
// Elasticsearch before anything is drawn, expressions are interpreted, the sizes are the panel's, the colours the theme's.

const added = [];
vega.expressionFunction('kibanaAddFilter', (query, index) => { added.push({ query, index }); return null; });

const themes = {
  light: { title: '#1a1c21', label: '#69707d', line: '#98a2b3', grid: '#eef0f3' },
  dark: { title: '#dfe5ef', label: '#98a2b3', line: '#535966', grid: '#343741' },
};

function configOf(theme) {
  const c = themes[theme];
  return {
    background: 'transparent',
    title: { color: c.title, subtitleColor: c.title },
    style: { 'guide-label': { fill: c.label }, 'guide-title': { fill: c.label }, 'group-title': { fill: c.title } },
    axis: { domainColor: c.line, tickColor: c.line, gridColor: c.grid },
  };
}

const clauses = {
  '%dashboard_context-must_clause%': 'must',
  '%dashboard_context-filter_clause%': 'filter',
  '%dashboard_context-must_not_clause%': 'must_not',
};

function rangeOf(time) {
  return { gte: time.from, lte: time.to, format: 'strict_date_optional_time' };
}

function inject(value, time, filters) {
  if (Array.isArray(value))
    return value.flatMap(item => typeof item === 'string' && item in clauses ? filters[clauses[item]] : [inject(item, time, filters)]);
  if (value === null || typeof value !== 'object')
    return value;
  if (value['%timefilter%'] === true)
    return rangeOf(time);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inject(item, time, filters)]));
}

function bodyOf(url, time, filters) {
  const body = structuredClone(url.body ?? {});
  const context = url['%context%'];
  const field = url['%timefield%'];
  if (context === undefined && field === undefined)
    return { ...body, ...(body.query && { query: inject(body.query, time, filters) }), ...(body.aggs && { aggs: inject(body.aggs, time, filters) }) };
  if (body.query !== undefined)
    throw new Error('%context% and %timefield% replace the query: there must be none in the body');
  const range = field ? [{ range: { [field]: rangeOf(time) } }] : [];
  body.query = context
    ? { bool: { must: [...filters.must, ...range], filter: filters.filter, must_not: filters.must_not, should: [] } }
    : range[0];
  return body;
}

async function fetchInto(data, panel) {
  if (typeof data.url !== 'object')
    return;
  const known = ['%context%', '%timefield%', 'index', 'body'];
  const strange = Object.keys(data.url).filter(key => !known.includes(key));
  if (strange.length)
    throw new Error(`${data.name}: unknown in the url: ${strange}`);
  const answer = await fetch(`/${encodeURIComponent(data.url.index)}/_search`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(bodyOf(data.url, panel.time, panel.filters)),
  });
  if (!answer.ok)
    throw new Error(`${data.name}: ${answer.status} ${await answer.text()}`);
  data.values = await answer.json();
  delete data.url;
}

function recorder(lines) {
  const record = kind => function (...words) { lines.push(`${kind}: ${words.map(word => word?.stack ?? String(word)).join(' ')}`); return this; };
  return { level() { return this; }, error: record('error'), warn: record('warn'), info() { return this; }, debug() { return this; } };
}

async function showPanel(panel) {
  const filters = { must: [], filter: [], must_not: [], ...panel.filters };
  const spec = structuredClone(panel.spec);
  const lines = [];
  added.length = 0;
  for (const data of spec.data)
    await fetchInto(data, { time: panel.time, filters });

  document.body.className = panel.theme;
  const frame = document.getElementById('panel');
  const controls = document.getElementById('controls');
  const container = document.getElementById('view');
  frame.style.width = `${panel.width}px`;
  frame.style.height = `${panel.height}px`;
  controls.replaceChildren();
  container.replaceChildren();

  const logger = recorder(lines);
  const view = new vega.View(vega.parse(spec, configOf(panel.theme), { ast: true, logger }), {
    expr: vega.expressionInterpreter, logger, renderer: 'canvas', hover: true, tooltip() {},
  });
  view.initialize(container, controls);
  for (const [name, value] of Object.entries(panel.signals ?? {}))
    view.signal(name, value);
  view.width(panel.width).height(panel.height - controls.offsetHeight);
  await view.runAsync();
  return { view, lines, added };
}

function marksOf(view, name) { // all marks of that name, in whatever group, in drawing order
  const found = [];
  const walk = item => {
    for (const mark of item.items ?? []) {
      if (mark.name === name && mark.marktype)
        found.push(mark);
      if (mark.marktype === 'group')
        mark.items.forEach(walk);
    }
  };
  walk(view.scenegraph().root.items[0]);
  return found;
}

function clickOn(view, item) { // as a mouse does, in the middle of what was drawn
  const canvas = view.container().querySelector('canvas');
  const box = canvas.getBoundingClientRect();
  const [left, top] = view.origin();
  const padding = view.padding();
  let x = (item.bounds.x1 + item.bounds.x2) / 2 + left + padding.left;
  let y = (item.bounds.y1 + item.bounds.y2) / 2 + top + padding.top;
  for (let group = item.mark.group; group; group = group.mark.group) {
    x += group.x ?? 0;
    y += group.y ?? 0;
  }
  const where = { bubbles: true, cancelable: true, view: window, clientX: box.left + x, clientY: box.top + y };
  for (const type of ['pointermove', 'mousemove', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    canvas.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, where) : new MouseEvent(type, where));
  return view.runAsync();
}

function itemsOf(view, name) {
  return marksOf(view, name).flatMap(mark => mark.items);
}

function wordsOf(view, name) {
  return itemsOf(view, name).flatMap(item => item.text).filter(text => text);
}
