using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Evaluation.Ijb.Toy;

/// <summary>A picture of one face with some margin, as a release has it.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Landmarks">The five points in it.</param>
/// <param name="Score">How sure a detector was, 0..1.</param>
public sealed record LooseFace(Picture Picture, FaceLandmarks Landmarks, double Score);
