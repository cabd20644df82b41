'use strict';

// With a panel in the address: shows it. Without: asks the server for one script after another, runs it, tells what came of it.

async function runScripts() {
  for (;;) {
    const answer = await fetch('/next', { method: 'POST' });
    if (answer.status !== 200)
      return;
    const job = await answer.json();
    let result;
    try {
      result = { value: await (new Function('panel', `return (async () => { ${job.script} })();`))(job.panel) };
    } catch (error) {
      result = { error: String(error?.stack ?? error) };
    }
    await fetch(`/done/${job.number}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(result) });
  }
}

async function show(name) {
  const panel = await (await fetch(`/panels/${name}`)).json();
  const { lines } = await showPanel(panel);
  if (lines.length)
    document.body.append(lines.join('\n'));
}

const wanted = new URLSearchParams(location.search).get('panel');
wanted ? show(wanted).catch(error => document.body.append(String(error?.stack ?? error))) : runScripts();
