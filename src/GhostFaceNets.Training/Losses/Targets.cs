using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>What the pictures of a batch show: a class each or, after mixup, two with a share each.</summary>
/// <param name="Labels">Class indices, int64 <c>(N)</c>.</param>
/// <param name="MixedLabels">The class of the picture mixed in, int64 <c>(N)</c>; null without mixup.</param>
/// <param name="Share">The share of the first class, 0..1, <c>(N)</c>; null without mixup.</param>
public sealed record Targets(torch.Tensor Labels, torch.Tensor? MixedLabels = null, torch.Tensor? Share = null);
