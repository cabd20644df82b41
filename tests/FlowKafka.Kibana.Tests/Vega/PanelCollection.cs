namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>The panels share a browser, and show one at a time.</summary>
[CollectionDefinition("panels")]
public sealed class PanelCollection : ICollectionFixture<PanelBrowser>;
