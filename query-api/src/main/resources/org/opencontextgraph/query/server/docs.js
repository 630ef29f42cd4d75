// To be read only: requests with a session would need its CSRF token, and validation would ask another host.
window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#contract',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  filter: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
});
