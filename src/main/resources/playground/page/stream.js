// One stream of changes for all tabs: with one each, the seventh would wait for ever, because a browser opens no more than
// six connections to a host. The tab that holds the lock has the stream and passes on what it brings.

const NAME = 'playground';

// Calls opened() when the stream has been opened, also anew: whatever was missed has to be asked for. Then changed(text)
// for each change, and lost() when the stream breaks. Returns a function that ends it.
export function follow(hears) {
  const channel = new BroadcastChannel(NAME);
  const own = Math.random();
  const ended = new AbortController();
  let stream;
  let letGo;

  const hear = ({kind, text}) => hears[kind]?.(text);
  const tell = said => {
    channel.postMessage(said);
    hear(said);
  };
  channel.onmessage = ({data: said}) => {
    if (said.kind === 'hello') {
      if (stream?.readyState === EventSource.OPEN) channel.postMessage({kind: 'opened', to: said.from});
    } else if (!said.to || said.to === own) {
      hear(said);
    }
  };

  function lead() {
    stream = new EventSource('/playground/changes');
    stream.onopen = () => tell({kind: 'opened'});
    stream.onmessage = event => tell({kind: 'changed', text: event.data});
    stream.onerror = () => tell({kind: 'lost'});
  }

  navigator.locks.request(NAME, {signal: ended.signal}, () => new Promise(done => {
    letGo = done;
    lead();
  })).catch(() => {
    // The tab is going away before it was its turn.
  });
  channel.postMessage({kind: 'hello', from: own});

  return () => {
    ended.abort();
    stream?.close();
    channel.close();
    letGo?.();
  };
}
