namespace GhostFaceNets.Recognition;

/// <summary>How an <see cref="Embedder"/> runs.</summary>
/// <param name="Device"><c>cpu</c>, or what the backend offers. A device that is absent is an error.</param>
/// <param name="Sessions">Batches that run at the same time, each in a session of one thread; null is one per core.</param>
/// <param name="BatchSize">Pictures in one call of the network.</param>
public sealed record EmbedderOptions(string Device = "cpu", int? Sessions = null, int BatchSize = 8);
