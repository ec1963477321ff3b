using TorchSharp.Modules;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>A parameter as an optimizer sees it.</summary>
/// <param name="Name">Unique among the parameters of a run; names its state in checkpoints.</param>
/// <param name="Value">The tensor. One without a gradient is skipped in a step.</param>
/// <param name="Decays">Whether decoupled weight decay touches it: true for kernels, false for biases, batch norm and
/// PReLU unless someone wants otherwise.</param>
public sealed record NamedParameter(string Name, Parameter Value, bool Decays);
