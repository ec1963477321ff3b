using System.Numerics;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Turns a head in space, sees it through a camera, and aligns the picture by its five points as a real face would be.</summary>
/// <remarks>Face coordinates: the tip of the nose is (0, 0), x to the right of the picture, y downwards, lengths in pixels of the
/// 112 x 112 template. Features lie on half an ellipsoid.</remarks>
internal sealed class HeadPose
{
    private const float Depth = 40, MiddleY = -14, HalfHeight = 64;

    // The five points of the ArcFace template: eyes, nose, corners of the mouth as seen in the picture.
    private static readonly Vector2[] Template =
        [new(38.2946f, 51.6963f), new(73.5318f, 51.5014f), new(56.0252f, 71.7366f), new(41.5493f, 92.3655f), new(70.7299f, 92.2041f)];

    private readonly float _halfWidth, _silhouette, _distance, _sinYaw, _cosYaw, _sinPitch, _cosPitch;
    private readonly Vector2 _turn = Vector2.UnitX, _shift;

    public HeadPose(SyntheticPerson person, SyntheticView view)
    {
        _halfWidth = person.Head.HalfWidth * 1.06f;
        _distance = view.CameraDistance;
        (_sinYaw, _cosYaw) = MathF.SinCos(view.Yaw);
        (_sinPitch, _cosPitch) = MathF.SinCos(view.Pitch);
        _silhouette = MathF.Sqrt((_cosYaw * _cosYaw) + (_sinYaw * _sinYaw * 1.1f));

        Span<Vector2> seen =
        [
            On(-person.Eyes.Distance, person.Eyes.Height),
            On(person.Eyes.Distance, person.Eyes.Height),
            On(0, 0, person.Nose.Projection),
            On(-person.Mouth.HalfWidth, person.Mouth.Height),
            On(person.Mouth.HalfWidth, person.Mouth.Height),
        ];
        for (var i = 0; i < seen.Length; i++) seen[i] += view.LandmarkErrors[i];
        (_turn, _shift) = Similarity(seen, Template);
    }

    /// <summary>A point on the face's surface, or lifted from it towards the viewer.</summary>
    public Vector2 On(float x, float y, float lift = 0)
    {
        var (across, along) = (x / _halfWidth, (y - MiddleY) / HalfHeight);
        return Project(x, y, (Depth * MathF.Sqrt(MathF.Max(0, 1 - (across * across) - (along * along)))) + lift);
    }

    /// <summary>A point on the outline of the head, which keeps its width when the head turns.</summary>
    public Vector2 Rim(float x, float y) => Project(x * _silhouette / _cosYaw, y, 0, flat: true);

    /// <summary>A point at the side or behind, in front of (positive) or behind the plane through the ears.</summary>
    public Vector2 Behind(float x, float y, float z) => Project(x, y, z);

    private Vector2 Project(float x, float y, float z, bool flat = false)
    {
        var turnedX = flat ? x * _cosYaw : (x * _cosYaw) + (z * _sinYaw);
        var turnedZ = flat ? 0 : (z * _cosYaw) - (x * _sinYaw);
        var nearness = _distance / (_distance - (turnedZ * _cosPitch) - (y * _sinPitch));
        var seen = new Vector2(turnedX, (y * _cosPitch) + (turnedZ * _sinPitch)) * nearness;
        return new Vector2((seen.X * _turn.X) - (seen.Y * _turn.Y), (seen.X * _turn.Y) + (seen.Y * _turn.X)) + _shift;
    }

    // Least squares in complex numbers: rotation and scale in one factor (Umeyama 1991 in the plane).
    private static (Vector2 Turn, Vector2 Shift) Similarity(ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to)
    {
        Vector2 fromMean = default, toMean = default, turn = default;
        for (var i = 0; i < from.Length; i++) (fromMean, toMean) = (fromMean + from[i], toMean + to[i]);
        (fromMean, toMean) = (fromMean / from.Length, toMean / to.Length);
        var spread = 0f;
        for (var i = 0; i < from.Length; i++)
        {
            var (p, q) = (from[i] - fromMean, to[i] - toMean);
            turn += new Vector2(Vector2.Dot(p, q), (p.X * q.Y) - (p.Y * q.X));
            spread += p.LengthSquared();
        }

        turn /= spread;
        return (turn, toMean - new Vector2((fromMean.X * turn.X) - (fromMean.Y * turn.Y), (fromMean.X * turn.Y) + (fromMean.Y * turn.X)));
    }
}
