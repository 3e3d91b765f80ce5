'use strict';
// One server of the cluster. /status tells its state, and for "paused" which service it waits for; Redis answers PING by PONG.
const http = require('node:http');
const net = require('node:net');

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
    server.getConnections((error, connections) => response.end(JSON.stringify(
        {version, ...state, connections, memory: process.memoryUsage().rss, uptime: (Date.now() - started) / 1000})));
  });
});
server.listen(process.env.PORT || 8080);
