'use strict';
// One server of the cluster. /status tells its state, and for "paused" which service it waits for; Redis answers PING by PONG.
const crypto = require('node:crypto');
const http = require('node:http');
const net = require('node:net');
const os = require('node:os');

const version = process.env.KIRIKAE_VERSION || 'unreleased';
const started = Date.now();

function askRedis(done) {
  const socket = net.connect({host: process.env.REDIS_HOST || 'localhost', port: 6379, timeout: 1000});
  socket.on('connect', () => socket.write('PING\r\n'));
  socket.on('data', data => { socket.destroy(); done(data.toString().startsWith('+PONG')); });
  socket.on('timeout', () => { socket.destroy(); done(false); });
  socket.on('error', () => done(false));
}

const server = http.createServer((request, response) => {
  if (request.url !== '/status') {
    response.writeHead(404).end();
    return;
  }
  askRedis(there => {
    const state = there ? {state: 'running'} : {state: 'paused', reason: 'redis is unavailable'};
    response.writeHead(there ? 200 : 503, {'content-type': 'application/json'});
    server.getConnections((error, connections) => response.end(JSON.stringify({
      version, instance: os.hostname(), ...state, connections,
      memory: process.memoryUsage().rss, uptime: (Date.now() - started) / 1000})));
  });
});

// The upgrade of RFC 6455, and the first frame that a client of socket.io waits for.
server.on('upgrade', (request, socket) => {
  const accept = crypto.createHash('sha1')
    .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  const hello = Buffer.from('0' + JSON.stringify({sid: crypto.randomUUID(), pingInterval: 25000, pingTimeout: 20000}));
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    + `Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.write(Buffer.concat([Buffer.from([0x81, hello.length]), hello]));
  socket.on('error', () => socket.destroy());
});
server.listen(process.env.PORT || 8080);
