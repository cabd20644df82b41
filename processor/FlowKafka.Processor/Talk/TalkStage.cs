namespace FlowKafka.Processor.Talk;

/// <summary>A step of the funnel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keeps">What it keeps.</param>
/// <param name="Talk">What the talk says of it.</param>
/// <param name="Remaining">Streams that do not mine and remain after this step and all before it.</param>
/// <param name="Alone">Those that would remain after this step alone.</param>
/// <param name="Miners">Miners, none of them learned from, that remain after this step and all before it.</param>
internal sealed record TalkStage(string Name, string Keeps, string Talk, int Remaining, int Alone, int Miners);
