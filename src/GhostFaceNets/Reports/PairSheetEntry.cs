using GhostFaceNets.Imaging;

namespace GhostFaceNets.Reports;

/// <summary>Two faces beside each other on a sheet.</summary>
/// <param name="First">The left face.</param>
/// <param name="Second">The right face.</param>
/// <param name="Score">Printed below them, in semi-bold.</param>
/// <param name="Caption">Printed after it; cut off where there is no room.</param>
public sealed record PairSheetEntry(Picture First, Picture Second, string Score, string Caption);
