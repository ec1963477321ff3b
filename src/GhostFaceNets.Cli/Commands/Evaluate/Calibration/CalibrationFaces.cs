using GhostFaceNets.Evaluation.Calibration;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary>What a calibration is made from.</summary>
/// <param name="Set">As the model card names it.</param>
/// <param name="Pairs">The scores.</param>
/// <param name="Pictures">What each picture is called.</param>
/// <param name="WithoutFace">The pictures that were left out.</param>
internal sealed record CalibrationFaces(string Set, FacePairs Pairs, IReadOnlyList<string> Pictures, IReadOnlyList<string> WithoutFace);
