using GhostFaceNets.Evaluation.Calibration;

namespace GhostFaceNets.Evaluation.Groups;

/// <summary>The errors within a group of people.</summary>
/// <param name="Group">As the attributes name it.</param>
/// <param name="People">Those with a picture in it.</param>
/// <param name="Pictures">Its pictures.</param>
/// <param name="Rates">Errors among pairs of its pictures. Without intervals where there are fewer than thirty people: such a group is too small to be judged.</param>
public sealed record GroupRates(string Group, int People, int Pictures, ErrorRates Rates);
