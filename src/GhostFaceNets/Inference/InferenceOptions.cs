namespace GhostFaceNets.Inference;

/// <summary>How a session runs.</summary>
/// <param name="Device"><c>cpu</c>, or what the backend offers, e.g. <c>cuda:0</c>. A device that is absent is an error.</param>
/// <param name="Threads">Threads inside one call. One is the default: several sessions of one thread beat one session of many.</param>
/// <param name="Input">Of a foreign model with several inputs the one that takes what is run; the others get zeros.</param>
public sealed record InferenceOptions(string Device = "cpu", int Threads = 1, string? Input = null);
