namespace GhostFaceNets.Imaging;

/// <summary>Simple pictures made of another picture, which stays as it is.</summary>
public static class PictureTransforms
{
    /// <summary>The picture as seen in a mirror: left and right exchanged.</summary>
    public static Picture Mirror(this Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var mirrored = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (var row = 0; row < picture.Height; row++)
        {
            var from = picture.Pixels.AsSpan(3 * row * picture.Width, 3 * picture.Width);
            var to = mirrored.AsSpan(3 * row * picture.Width, 3 * picture.Width);
            for (int left = 0, right = to.Length - 3; right >= 0; left += 3, right -= 3)
            {
                (to[right], to[right + 1], to[right + 2]) = (from[left], from[left + 1], from[left + 2]);
            }
        }

        return new Picture(picture.Width, picture.Height, mirrored);
    }

    /// <summary>A part of the picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches beyond the picture.</exception>
    public static Picture Crop(this Picture picture, int left, int top, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, picture.Width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, picture.Height - top);
        var part = GC.AllocateUninitializedArray<byte>(3 * width * height);
        for (var row = 0; row < height; row++)
        {
            picture.Pixels.AsSpan(3 * (((top + row) * picture.Width) + left), 3 * width).CopyTo(part.AsSpan(3 * row * width));
        }

        return new Picture(width, height, part);
    }
}
