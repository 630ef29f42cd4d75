// To be read only: a request with a session would need its CSRF token, and validation would ask another host.
const absent = () => () => null;

window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#contract',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  filter: true,
  plugins: [() => ({ wrapComponents: { authorizeBtn: absent, authorizeOperationBtn: absent, ServersContainer: absent } })],
  supportedSubmitMethods: [],
  validatorUrl: null,
});
