namespace FlowKafka.Detection;

/// <summary>How one of the models takes part. All instances of one pipeline must agree on it.</summary>
/// <param name="Model">The model: its name, or <c>name@version</c>.</param>
/// <param name="EffectiveFrom">
/// It judges from this moment on, Unix milliseconds: verdicts on windows that end after it. The points before count, too.
/// </param>
/// <param name="IsShadow">True when it judges and reports, but never alerts.</param>
public sealed record ModelDeployment(string Model, long EffectiveFrom, bool IsShadow);
