using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition;

/// <summary>A face network with its card, as it lies in a model file.</summary>
public sealed record FaceModel(Network Network, ModelCard Card);
